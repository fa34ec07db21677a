package io.nonet.chaos;

import io.nonet.chaos.link.LinkControl;
import io.nonet.cluster.Cluster;
import io.nonet.cluster.Machine;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** Powers a machine off, and on again. */
record MachineMechanism(Cluster cluster, LinkControl links, MachineFault fault) implements NodeMechanism {
    /** The container's start, then its agents', each a matter of seconds. */
    private static final Duration BOUND = Duration.ofSeconds(30);

    @Override
    public void checkApplies() {
        cluster.topology().node(fault.node());
    }

    @Override
    public void checkBefore() {
        if (!machine().isUp()) {
            throw new FaultException(fault.node() + " is down already");
        }
    }

    @Override
    public void change(List<ActiveFault> from, List<ActiveFault> to) {
        for (ActiveFault other : from) {
            if (other.fault().onMachine().filter(fault.node()::equals).isPresent()) {
                // A machine starts with all its services: the other fault would end unseen.
                throw new FaultException(fault.node() + " has " + other.id() + " "
                        + other.fault().kind() + " " + other.fault().targets() + " now; heal that first");
            }
        }
        machine().powerOff();
    }

    @Override
    public void undo(List<ActiveFault> from, List<ActiveFault> to) {
        machine().powerOn();
        links.restore(cluster.topology().node(fault.node()), Chaos.linksOf(to));
    }

    @Override
    public String awaitBite(String id) {
        await("is down and nobody answers there", () -> !machine().isUp() && !answers());
        return "the machine is down, no answer";
    }

    @Override
    public String awaitHeal(String id) {
        await("is up and its agents answer", () -> machine().isUp() && answers());
        return "the machine is up at " + machine().address() + ", its agents answer";
    }

    @Override
    public String node() {
        return fault.node();
    }

    @Override
    public boolean isLost() {
        return machine().isUp();
    }

    private void await(String what, Callable<Boolean> condition) {
        try {
            Awaitility.await(fault.node() + " " + what)
                    .pollDelay(Duration.ZERO)
                    .atMost(BOUND)
                    .until(condition);
        } catch (ConditionTimeoutException e) {
            throw new FaultException(
                    "Expected within " + BOUND.toSeconds() + " s: " + fault.node() + " " + what + "; it is "
                            + (machine().isUp() ? "up" : "down")
                            + (answers() ? " and its agents answer" : " and not all its agents answer"),
                    e);
        }
    }

    private boolean answers() {
        return new AgentAnswers(cluster, cluster.topology().node(fault.node())).all();
    }

    private Machine machine() {
        return cluster.machine(fault.node());
    }
}
