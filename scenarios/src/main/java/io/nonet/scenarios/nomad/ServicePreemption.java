package io.nonet.scenarios.nomad;

import io.nonet.client.nomad.NomadOperator;
import io.nonet.client.nomad.SchedulerConfiguration;
import io.nonet.cluster.Cluster;

/** Lets services have others evicted, for as long as it is open. */
final class ServicePreemption implements AutoCloseable {
    private final NomadOperator operator;
    private final SchedulerConfiguration before;

    private ServicePreemption(NomadOperator operator) {
        this.operator = operator;
        this.before = operator.schedulerConfiguration();
    }

    static ServicePreemption turnOn(Cluster cluster) {
        ServicePreemption preemption = new ServicePreemption(cluster.nomad().operator());
        SchedulerConfiguration before = preemption.before;
        preemption.operator.setSchedulerConfiguration(
                before.with(before.preemptionConfig().withServices(true)));
        return preemption;
    }

    /** Whether services may do so now, as the servers say. */
    boolean isOn() {
        return operator.schedulerConfiguration().preemptionConfig().serviceSchedulerEnabled();
    }

    /** Puts back what was set before. */
    @Override
    public void close() {
        operator.setSchedulerConfiguration(before);
    }
}
