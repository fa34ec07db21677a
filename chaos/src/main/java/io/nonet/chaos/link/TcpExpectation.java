package io.nonet.chaos.link;

import io.nonet.chaos.link.ProbeResult.Kind;
import io.nonet.topology.Link;
import java.time.Duration;
import java.util.Optional;

/**
 * What to try on one directed TCP link while a fault is there, and what must come of it.
 *
 * @param up whether the fault hits what the connecting node sends
 * @param down whether it hits what the connecting node receives, in a way that shows in an answer
 */
record TcpExpectation(Link link, boolean up, boolean down) {
    /** How long a slow link should take for its probe: far more than any other, and bearable. */
    private static final Duration LONG = Duration.ofSeconds(1);
    /** Toxiproxy makes up for it when it slept too long, so that a rate is held on average only. */
    private static final double NEARLY = 0.9;
    /** What the hello must have over the limit, so that its end does not get through. */
    private static final int OVER = 2000;

    /** The attempt, and what it must come to; empty if the fault cannot be seen on this link. */
    static Optional<Attempt> of(LinkFault fault, Link link) {
        Way sent = new Way(link.from(), link.to().name());
        TcpExpectation expectation = new TcpExpectation(
                link,
                fault.partition().ways().contains(sent),
                fault.partition().ways().contains(sent.reversed()));
        return expectation.of(fault.effect());
    }

    /** An attempt, and what it must come to. */
    record Attempt(ProbeTarget target, Expectation expectation) {}

    private Optional<Attempt> of(Effect effect) {
        if (effect instanceof Effect.Drop) {
            return up
                    ? hello(0, result -> result.kind() == Kind.SILENT)
                    : answered(down, 0, result -> result.kind() != Kind.DATA);
        }
        if (effect instanceof Effect.Refuse) {
            ProbeTarget small = ProbeTarget.hello(link.from(), link.to(), link.port(), 0);
            return up ? Optional.of(new Attempt(small, small::refused)) : Optional.empty();
        }
        if (effect instanceof Effect.Latency latency) {
            return of(latency);
        }
        if (effect instanceof Effect.Bandwidth bandwidth) {
            int rate = bandwidth.kilobytesPerSecond();
            int bytes = (int) Math.min(Effect.LARGE, rate * LONG.toMillis());
            return up
                    ? hello(bytes, Expectation.takes(Duration.ofMillis(Math.round(NEARLY * bytes / rate))))
                    : Optional.empty();
        }
        if (effect instanceof Effect.Slice slice) {
            long pieces = Math.min(
                    slice.piecesOf(Effect.LARGE), LONG.toNanos() / slice.pause().toNanos() + 1);
            return up
                    ? hello(
                            (int) (pieces * slice.bytes()),
                            Expectation.takes(slice.pause().multipliedBy(pieces - 1)))
                    : Optional.empty();
        }
        if (effect instanceof Effect.LimitData limit) {
            return answered(up, limit.bytes() + OVER, result -> result.kind() == Kind.CLOSED);
        }
        if (effect instanceof Effect.SlowClose slow) {
            return down
                    ? Optional.of(new Attempt(
                            ProbeTarget.goodbye(link.from(), link.to(), link.port()), Expectation.takes(slow.delay())))
                    : Optional.empty();
        }
        return Optional.empty();
    }

    private Optional<Attempt> of(Effect.Latency latency) {
        boolean back = down && ProbeTarget.answers(link.port());
        Duration least = latency.sure().multipliedBy(up && back ? 2 : 1);
        return up || back ? hello(0, Expectation.takes(least)) : Optional.empty();
    }

    private Optional<Attempt> answered(boolean hit, int bytes, Expectation expectation) {
        return hit && ProbeTarget.answers(link.port()) ? hello(bytes, expectation) : Optional.empty();
    }

    private Optional<Attempt> hello(int bytes, Expectation expectation) {
        return Optional.of(new Attempt(ProbeTarget.hello(link.from(), link.to(), link.port(), bytes), expectation));
    }
}
