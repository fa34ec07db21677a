package io.nonet.chaos;

import io.nonet.cluster.Cluster;
import io.nonet.cluster.MachineException;
import io.nonet.cluster.Service;
import io.nonet.cluster.ServiceControl;
import io.nonet.topology.NodeSpec;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** Faults of a node's service, through its supervisor. */
record ProcessMechanism(Cluster cluster, ProcessFault fault) implements NodeMechanism {
    /** A signal takes effect at once; a graceful stop of an agent takes seconds, and so does a start. */
    private static final Duration BOUND = Duration.ofSeconds(20);

    @Override
    public void checkApplies() {
        NodeSpec node = cluster.topology().node(fault.node());
        if (!Service.of(cluster.topology(), node).contains(fault.service())) {
            throw new UnsupportedFaultException(node.name() + " is a "
                    + node.role().label() + " and runs no " + fault.service().label() + ".");
        }
        if (fault.service() == Service.LINK) {
            throw new UnsupportedFaultException(
                    "link is what faults of the network work through; a node cannot lose it as a fault.");
        }
    }

    @Override
    public void checkBefore() {
        if (!cluster.machine(fault.node()).isUp()) {
            throw new FaultException(fault.node() + " is down");
        }
        if (!services().isRunning(fault.service()) || services().isPaused(fault.service())) {
            throw new FaultException(fault.targets().get(0) + " does not run already: "
                    + services().status(fault.service()));
        }
    }

    @Override
    public void change(List<ActiveFault> from, List<ActiveFault> to) {
        switch (fault.action()) {
            case KILL -> services().killAndKeepDown(fault.service());
            case STOP -> services().stop(fault.service());
            case PAUSE -> services().pause(fault.service());
            case RESTART -> services().restart(fault.service());
        }
    }

    @Override
    public void undo(List<ActiveFault> from, List<ActiveFault> to) {
        if (fault.action() == ProcessFault.Action.PAUSE) {
            services().resume(fault.service());
        } else {
            services().start(fault.service());
        }
    }

    @Override
    public String awaitBite(String id) {
        boolean pause = fault.action() == ProcessFault.Action.PAUSE;
        await(
                "is " + (pause ? "frozen" : "gone") + " and does not answer",
                () -> (pause
                                ? services().isPaused(fault.service())
                                : !services().isRunning(fault.service()))
                        && !answers());
        return (pause ? "the process stands still" : "no process") + ", no answer";
    }

    @Override
    public String awaitHeal(String id) {
        await(
                "runs and answers again",
                () -> services().isRunning(fault.service()) && !services().isPaused(fault.service()) && answers());
        return "it runs and answers";
    }

    @Override
    public String node() {
        return fault.node();
    }

    @Override
    public boolean isLost() {
        boolean pause = fault.action() == ProcessFault.Action.PAUSE;
        if (pause && services().isPaused(fault.service())) {
            return false;
        }
        String status = services().status(fault.service());
        boolean runs = status.startsWith("run:");
        if (!runs && !status.startsWith("down:")) {
            throw new MachineException(
                    fault.node(),
                    "its supervisor does not tell whether " + fault.service().label() + " runs: " + status);
        }
        return pause || runs;
    }

    private void await(String what, Callable<Boolean> condition) {
        String target = fault.targets().get(0);
        try {
            Awaitility.await(target + " " + what)
                    .pollDelay(Duration.ZERO)
                    .atMost(BOUND)
                    .ignoreExceptionsInstanceOf(MachineException.class)
                    .until(condition);
        } catch (ConditionTimeoutException e) {
            throw new FaultException(
                    "Expected within " + BOUND.toSeconds() + " s: " + target + " " + what + "; it is "
                            + services().status(fault.service())
                            + (answers() ? " and answers" : " and does not answer"),
                    e);
        }
    }

    /** Whether the service itself answers. */
    private boolean answers() {
        return new AgentAnswers(cluster, cluster.topology().node(fault.node())).of(fault.service());
    }

    private ServiceControl services() {
        return cluster.machine(fault.node()).services();
    }
}
