package io.nonet.scenarios.workload;

import io.nonet.observe.Bound;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** How long each mismatch has lasted, from look to look; not thread-safe. */
final class MismatchAges {
    private final Map<Mismatch, Long> since = new HashMap<>();
    private final Map<Mismatch, Duration> longest = new LinkedHashMap<>();

    /** Takes the mismatches of one look: what is not among them any more has ended. */
    void saw(Set<Mismatch> mismatches, long nanos) {
        since.keySet().retainAll(mismatches);
        for (Mismatch mismatch : mismatches) {
            long first = since.computeIfAbsent(mismatch, key -> nanos);
            longest.merge(mismatch, Duration.ofNanos(nanos - first), (a, b) -> a.compareTo(b) > 0 ? a : b);
        }
    }

    /** Does not count so long for the mismatches that there are, which nobody could see, or mend. */
    void excuse(Duration time) {
        since.replaceAll((mismatch, first) -> first + time.toNanos());
    }

    /** Those that lasted longer than a bound in seconds, and what each may last more, with their ages. */
    Map<String, Duration> longerThan(Bound bound) {
        Map<String, Duration> found = new LinkedHashMap<>();
        longest.forEach((mismatch, age) -> {
            if (age.minus(mismatch.more()).toNanos() / 1e9 > bound.limit()) {
                found.put(mismatch.toString(), age);
            }
        });
        return found;
    }

    /** The longest age, without what each may last more; zero if there was none. */
    Duration oldest() {
        return longest.entrySet().stream()
                .map(mismatch -> mismatch.getValue().minus(mismatch.getKey().more()))
                .reduce(Duration.ZERO, (a, b) -> a.compareTo(b) > 0 ? a : b);
    }
}
