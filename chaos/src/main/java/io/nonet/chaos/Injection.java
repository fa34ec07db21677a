package io.nonet.chaos;

import static java.util.Objects.requireNonNull;

import io.nonet.cluster.NotReadyException;
import io.nonet.observe.FaultStage;
import io.nonet.observe.Observation;
import io.nonet.observe.Timeline;
import java.time.Duration;
import java.util.Optional;

/**
 * A fault that is in place until it is healed. Closing it heals it, also when a test throws in between, or is interrupted.
 *
 * <p>Safe for use by several threads.
 */
public final class Injection implements AutoCloseable {
    private final Chaos chaos;
    private final ActiveFault fault;
    private final Mechanism mechanism;
    private final long orderedAt;

    Injection(Chaos chaos, ActiveFault fault, Mechanism mechanism, long orderedAt) {
        this.chaos = requireNonNull(chaos);
        this.fault = requireNonNull(fault);
        this.mechanism = requireNonNull(mechanism);
        this.orderedAt = orderedAt;
    }

    /** The fault's id, by which others can heal it. */
    public String id() {
        return fault.id();
    }

    public Fault fault() {
        return fault.fault();
    }

    /** The moment of the timeline just before it was ordered; it was in place a little later. */
    public long orderedAt() {
        return orderedAt;
    }

    void injected() {
        record(FaultStage.INJECTED, fault.fault().deed());
    }

    /**
     * Returns once the fault was seen to bite, with what showed it.
     *
     * @throws VacuousFaultException if it does not within its bound; says what still got through
     */
    public String awaitEffect() {
        String proof = bite();
        chaos.proved(fault, proof);
        record(FaultStage.PROVED, proof);
        return proof;
    }

    private String bite() {
        try {
            return mechanism.awaitBite(fault.id());
        } catch (FaultException e) {
            throw new VacuousFaultException(
                    fault.fault().kind() + " " + fault.fault().targets() + ": " + e.getMessage(), e);
        }
    }

    /** Records that it was taken away with all others, and that it was seen to be gone. */
    void wasHealed() {
        record(FaultStage.HEALED, "healed with all others");
        awaitHealed();
    }

    /** Takes the fault away, and leaves all others; does nothing if that was done. */
    public void heal() {
        if (chaos.heal(fault, mechanism)) {
            record(FaultStage.HEALED, "healed");
        }
    }

    /**
     * Returns once the fault was seen to be gone, with what showed it.
     *
     * @throws FaultException if it is not within its bound; says what does not get through
     */
    public String awaitHealed() {
        String proof = mechanism.awaitHeal(fault.id());
        record(FaultStage.HEAL_PROVED, proof);
        return proof;
    }

    /**
     * Waits until the cluster is healthy after the fault: {@linkplain io.nonet.cluster.Readiness ready} in all its parts, its
     * servers' votes included. Helps as operators do: agents that lost each other join again. For when no other fault is
     * there; recorded as a check.
     *
     * @return how long it took
     * @throws io.nonet.cluster.NotReadyException if it is not within the limit
     */
    public Duration awaitHealthy(Duration limit) {
        Timeline timeline = chaos.cluster().timeline();
        String name = "the cluster is ready again after " + fault.id() + " "
                + fault.fault().kind();
        String expected = "within " + limit.toSeconds() + " s";
        long start = timeline.nanos();
        try {
            chaos.cluster().readiness().recover(limit);
        } catch (NotReadyException e) {
            timeline.record(Observation.Check.of(name, false, expected, String.join("; ", e.problems())));
            throw e;
        }
        Duration took = Duration.ofNanos(timeline.nanos() - start);
        timeline.record(Observation.Check.of(name, true, expected, "after " + took.toMillis() + " ms"));
        return took;
    }

    @Override
    public void close() {
        heal();
    }

    private void record(FaultStage stage, String detail) {
        chaos.cluster()
                .timeline()
                .record(new Observation.Fault(
                        fault.id() + " " + fault.fault().kind(),
                        fault.fault().kind(),
                        fault.fault().targets(),
                        stage,
                        Optional.of(detail)));
    }
}
