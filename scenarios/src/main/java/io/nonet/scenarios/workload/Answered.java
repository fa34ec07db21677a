package io.nonet.scenarios.workload;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/**
 * What came of one request.
 *
 * @param target whom it was sent to, such as {@code nomad-client-0 10.83.7.17:24310}
 * @param startNanos on the clock of the timeline
 * @param body of the answer; empty if there was none
 * @param error such as {@code 502}, {@code timeout}, {@code no instance}; empty if the answer was a good one
 */
public record Answered(String target, long startNanos, Duration latency, String body, Optional<String> error) {
    public Answered {
        requireNonNull(target, "target");
        requireNonNull(latency, "latency");
        requireNonNull(body, "body");
        requireNonNull(error, "error");
    }

    long endNanos() {
        return startNanos + latency.toNanos();
    }

    public boolean isFailure() {
        return error.isPresent();
    }

    @Override
    public String toString() {
        return "at %.3f s to %s: %s after %d ms"
                .formatted(startNanos / 1e9, target, error.orElse("answered"), latency.toMillis());
    }
}
