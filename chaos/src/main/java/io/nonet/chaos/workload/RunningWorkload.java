package io.nonet.chaos.workload;

import io.nonet.chaos.history.Histories;
import io.nonet.chaos.history.History;
import io.nonet.chaos.judge.Budget;
import io.nonet.chaos.judge.Judgement;
import io.nonet.cluster.Cluster;
import io.nonet.observe.Timeline;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/** A workload that runs; every call is recorded on the cluster's timeline. */
public final class RunningWorkload implements AutoCloseable {
    private static final int DIGITS = 8;

    private final Workload workload;
    private final String prefix;
    private final Timeline timeline;
    private final Clientele clientele;
    private final RepeatedWork asking;
    private final Optional<RepeatedWork> listening;
    private boolean closed;

    private RunningWorkload(Workload workload, String prefix, Timeline timeline, Clientele clientele) {
        this.workload = workload;
        this.prefix = prefix;
        this.timeline = timeline;
        this.clientele = clientele;
        this.asking = RepeatedWork.start(clientele.pause(), clientele.asking());
        this.listening = clientele.listening().isEmpty()
                ? Optional.empty()
                : Optional.of(RepeatedWork.start(Clientele.PAUSE, clientele.listening()));
    }

    static RunningWorkload start(Workload workload, Cluster cluster, Random random) {
        String prefix = workload.word() + "/" + UUID.randomUUID().toString().substring(0, DIGITS) + "/";
        Clientele clientele = workload.clientele(new Site(cluster, prefix, random));
        return new RunningWorkload(workload, prefix, cluster.timeline(), clientele);
    }

    /** What all its keys begin with, and no others. */
    public String prefix() {
        return prefix;
    }

    /** How many calls about keys of this prefix were asked after this moment of the timeline, and acknowledged. */
    public long acknowledgedSince(String keys, long nanos) {
        return acknowledgedBetween(keys, nanos, Long.MAX_VALUE);
    }

    /** How many calls about keys of this prefix were asked after one moment, and not after another, and acknowledged. */
    public long acknowledgedBetween(String keys, long after, long to) {
        return Load.between(timeline.snapshot(), keys, after, to).acknowledged();
    }

    /**
     * Has the clients end, and does what is left to do for a judgement, such as to read all that is there; the cluster has to be
     * whole. Once it returns nothing is under way.
     *
     * @return what could not be done, so that nothing can be told; empty if all is well
     */
    public Optional<String> settle() {
        asking.close();
        Optional<String> problem = clientele.settle().get();
        listening.ifPresent(RepeatedWork::close);
        return problem;
    }

    /** All that its clients saw so far. */
    public History history() {
        return Histories.of(timeline.snapshot(), workload.model()).only(prefix);
    }

    /** What its clients saw so far, judged by what was promised. */
    public Judgement judge(Budget budget) {
        return workload.judge(history(), prefix, budget);
    }

    /** How much was asked, and acknowledged, while faults were there and while not. */
    public Load load() {
        return Load.of(timeline.snapshot(), prefix);
    }

    /**
     * Stops; once it returns no call is under way, and nothing runs in the cluster. Does nothing if it is stopped already, and
     * waits if another thread is about to.
     */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        asking.close();
        listening.ifPresent(RepeatedWork::close);
        clientele.leave().run();
    }
}
