package io.nonet.chaos.schedule;

import static java.util.Objects.requireNonNull;

import io.nonet.chaos.Chaos;
import io.nonet.cluster.Cluster;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Runs schedules of faults against one cluster, in Jepsen's word: injects each fault at its time, shows that it bites, heals
 * it at its end, shows that, and sees at last whether the cluster gets ready again.
 *
 * <p>One thing is done after the other, and each of them takes a second or two, so the times of a schedule mean "not
 * before"; their order is kept. A fault that {@link Overlaps} rules out, or that the cluster refuses, is not injected, and
 * that is told.
 *
 * <p>Whatever happens – an exception, an interrupt, {@link #stop} – all is healed before {@link #run} returns.
 */
public final class Nemesis {
    private final FaultSite site;
    private final Gate gate = new Gate();

    Nemesis(FaultSite site) {
        this.site = requireNonNull(site, "site");
    }

    /** A nemesis of this cluster, whoever launched it. */
    public static Nemesis on(Cluster cluster) {
        return new Nemesis(new ClusterSite(cluster, Chaos.on(cluster)));
    }

    /**
     * Runs a schedule. Nobody else should inject faults meanwhile: at the end all are healed, whosoever they are.
     *
     * @param readyLimit how long the cluster may take to get ready again once all is healed
     * @param listener hears of each event as it happens
     */
    public ScheduleResult run(Schedule schedule, Duration readyLimit, Consumer<ScheduleEvent> listener) {
        return new ScheduleRun(site, gate, schedule, listener).run(readyLimit);
    }

    /**
     * Ends the run under way and heals everything; nothing can be injected by this nemesis from now on. For another thread
     * than the one that runs, such as one that has to end the process.
     *
     * @return what could not be healed, or not be seen to be healed; empty if all is well
     */
    public List<String> stop() {
        gate.close();
        return gate.healAll(site);
    }
}
