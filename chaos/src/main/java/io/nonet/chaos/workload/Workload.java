package io.nonet.chaos.workload;

import io.nonet.chaos.history.History;
import io.nonet.chaos.history.Model;
import io.nonet.chaos.judge.Budget;
import io.nonet.chaos.judge.Judge;
import io.nonet.chaos.judge.Judgement;
import io.nonet.client.consul.Consistency;
import io.nonet.cluster.Cluster;
import java.util.Locale;
import java.util.Random;

/** What clients do while faults run; the only place that lists it. */
public enum Workload {
    /** Keys of Consul's store are read, in every mode, written, and compared and set. */
    REGISTER(Model.REGISTER, 20),
    /** Locks of Consul's store are taken by sessions, held for a while, and given back. */
    LOCK(Model.LOCK, 20),
    /** Elements are added to sets, each a key of Consul's store. */
    SET(Model.SET, 20),
    /** Units of work are dispatched to Nomad, and leave marks. */
    QUEUE(Model.QUEUE, 5),
    /** A key of Consul's store is written, and waited for by blocking queries. */
    WATCH(Model.WATCH, 20),
    /** Nomad's variables are read, written, and compared and set. */
    VARIABLES(Model.REGISTER, 20);

    private final Model model;
    private final long floor;

    Workload(Model model, long floor) {
        this.model = model;
        this.floor = floor;
    }

    /** What its operations work on. */
    public Model model() {
        return model;
    }

    /** Fewer acknowledged calls before the faults, or during them, would prove nothing; see {@link Load#below}. */
    public long floor() {
        return floor;
    }

    /** Its name in lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Begins, with one client on each of several agents, at a set rate each.
     *
     * @param random what all that the clients ask follows from; when they are answered does not
     * @throws io.nonet.client.ClientException if the cluster does not take what it needs to begin
     */
    public RunningWorkload start(Cluster cluster, Random random) {
        return RunningWorkload.start(this, cluster, random);
    }

    Clientele clientele(Site site) {
        return switch (this) {
            case REGISTER -> RegisterWorkload.of(site);
            case LOCK -> LockWorkload.of(site);
            case SET -> SetWorkload.of(site);
            case QUEUE -> QueueWorkload.of(site);
            case WATCH -> WatchWorkload.of(site);
            case VARIABLES -> VariableWorkload.of(site);
        };
    }

    /**
     * Judges what clients of this workload saw by what Consul and Nomad promise; {@code docs/consistency.md} has the sources.
     *
     * @param history of one run of this workload and no other
     * @param prefix what its keys begin with
     */
    public Judgement judge(History history, String prefix, Budget budget) {
        Judge judge = Judge.of(model, ConsulLocks.LOCK_DELAY);
        return switch (this) {
            case REGISTER ->
                judge.judge(history.only(RegisterWorkload.prefix(prefix, Consistency.CONSISTENT)), budget)
                        .about("consistent")
                        .and(judge.judge(relaxed(history, prefix, Consistency.DEFAULT), budget)
                                .about("default"))
                        .and(judge.judge(relaxed(history, prefix, Consistency.STALE), budget)
                                .about("stale"));
            case VARIABLES -> judge.judge(history.relaxed(), budget);
            case QUEUE -> Judge.ofQueueAtLeastOnce().judge(history, budget);
            case LOCK, SET, WATCH -> judge.judge(history, budget);
        };
    }

    private static History relaxed(History history, String prefix, Consistency mode) {
        return history.only(RegisterWorkload.prefix(prefix, mode)).relaxed();
    }
}
