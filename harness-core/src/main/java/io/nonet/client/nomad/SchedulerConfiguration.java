package io.nonet.client.nomad;

/**
 * How the schedulers of all servers are set.
 *
 * @param schedulerAlgorithm {@code binpack} or {@code spread}
 * @param preemptionConfig which jobs may have others evicted
 * @param memoryOversubscriptionEnabled whether a task may use more memory than it is given, up to its {@code memory_max}
 * @param rejectJobRegistration whether jobs are taken from those with a management token only
 * @param pauseEvalBroker whether nothing is placed at all
 */
public record SchedulerConfiguration(
        String schedulerAlgorithm,
        Preemption preemptionConfig,
        boolean memoryOversubscriptionEnabled,
        boolean rejectJobRegistration,
        boolean pauseEvalBroker) {

    /** What a new cluster begins with: {@code DefaultSchedulerConfig} in {@code nomad/config.go} of Nomad 1.4.3. */
    public static final SchedulerConfiguration DEFAULT =
            new SchedulerConfiguration("binpack", new Preemption(true, false, false, false), false, false, false);

    /** The same, with other jobs that may have others evicted. */
    public SchedulerConfiguration with(Preemption preemption) {
        return new SchedulerConfiguration(
                schedulerAlgorithm, preemption, memoryOversubscriptionEnabled, rejectJobRegistration, pauseEvalBroker);
    }

    /** Whether a job that finds no room may have those evicted whose priority is lower by ten or more, by its type. */
    public record Preemption(
            boolean systemSchedulerEnabled,
            boolean sysBatchSchedulerEnabled,
            boolean batchSchedulerEnabled,
            boolean serviceSchedulerEnabled) {

        /** The same, but for services. */
        public Preemption withServices(boolean enabled) {
            return new Preemption(systemSchedulerEnabled, sysBatchSchedulerEnabled, batchSchedulerEnabled, enabled);
        }
    }
}
