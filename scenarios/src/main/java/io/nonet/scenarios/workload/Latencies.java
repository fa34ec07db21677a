package io.nonet.scenarios.workload;

import java.time.Duration;
import java.util.List;

/**
 * How long requests took.
 *
 * @param sorted the shortest first
 */
record Latencies(List<Duration> sorted) {
    Latencies {
        sorted = sorted.stream().sorted().toList();
    }

    static Latencies of(List<Answered> requests) {
        return new Latencies(requests.stream().map(Answered::latency).toList());
    }

    /**
     * What this share of the requests did not exceed, by the nearest rank.
     *
     * @param share above 0, at most 1
     * @throws IndexOutOfBoundsException if there was no request
     */
    Duration percentile(double share) {
        return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
    }
}
