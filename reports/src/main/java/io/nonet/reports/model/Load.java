package io.nonet.reports.model;

import static java.util.Objects.requireNonNull;

/**
 * Requests of one kind, by what their clients know of them.
 *
 * @param name of the kind, or a time
 * @param ok that were answered
 * @param fail that certainly did not happen
 * @param info that may have happened
 * @param latencies of those that were answered
 */
public record Load(String name, long ok, long fail, long info, Latencies latencies) {
    public Load {
        requireNonNull(name, "name");
        requireNonNull(latencies, "latencies");
    }

    public long total() {
        return ok + fail + info;
    }
}
