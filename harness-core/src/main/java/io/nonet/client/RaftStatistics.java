package io.nonet.client;

import java.util.Map;
import java.util.Optional;

/**
 * How far one server's Raft log has come.
 *
 * @param state {@code Leader}, {@code Follower} or {@code Candidate}
 * @param term the election term it is in
 * @param lastLogIndex the last entry it has written to its log
 * @param commitIndex the last entry it knows to be on a majority
 * @param appliedIndex the last entry that its state includes
 */
public record RaftStatistics(String state, long term, long lastLogIndex, long commitIndex, long appliedIndex) {

    /** Reads the section {@code raft} of an agent's statistics; empty for an agent that is not a server. */
    public static Optional<RaftStatistics> of(Map<String, Map<String, String>> statistics) {
        Map<String, String> raft = statistics.getOrDefault("raft", Map.of());
        if (!raft.containsKey("applied_index")) {
            return Optional.empty();
        }
        return Optional.of(new RaftStatistics(
                raft.getOrDefault("state", ""),
                number(raft, "term"),
                number(raft, "last_log_index"),
                number(raft, "commit_index"),
                number(raft, "applied_index")));
    }

    private static long number(Map<String, String> raft, String name) {
        return Long.parseLong(raft.getOrDefault(name, "0"));
    }
}
