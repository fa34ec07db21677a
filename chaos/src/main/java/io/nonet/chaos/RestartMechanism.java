package io.nonet.chaos;

import io.nonet.cluster.Cluster;
import io.nonet.cluster.ServiceControl;
import java.util.List;

/** Restarts a node's service; there is nothing to heal. */
final class RestartMechanism implements NodeMechanism {
    private final ProcessMechanism process;
    private final ServiceControl services;
    private final ProcessFault fault;
    private String before = "";

    RestartMechanism(Cluster cluster, ProcessFault fault) {
        this.process = new ProcessMechanism(cluster, fault);
        this.services = cluster.machine(fault.node()).services();
        this.fault = fault;
    }

    @Override
    public void checkApplies() {
        process.checkApplies();
    }

    @Override
    public void checkBefore() {
        process.checkBefore();
        before = services.processId(fault.service());
    }

    @Override
    public void change(List<ActiveFault> from, List<ActiveFault> to) {
        services.restart(fault.service());
    }

    @Override
    public void undo(List<ActiveFault> from, List<ActiveFault> to) {
        services.start(fault.service());
    }

    @Override
    public String awaitBite(String id) {
        String words = process.awaitHeal(id);
        String now = services.processId(fault.service());
        if (now.equals(before)) {
            throw new FaultException(fault.targets().get(0) + " is still process " + before);
        }
        return "process " + before + " is gone, " + now + " runs: " + words;
    }

    @Override
    public String awaitHeal(String id) {
        return process.awaitHeal(id);
    }

    @Override
    public String node() {
        return fault.node();
    }

    /** The process that it ended stays gone. */
    @Override
    public boolean isLost() {
        return false;
    }
}
