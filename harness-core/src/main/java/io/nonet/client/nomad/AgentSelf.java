package io.nonet.client.nomad;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.nonet.client.GoDuration;
import io.nonet.client.Member;
import io.nonet.client.RaftStatistics;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What an agent says about itself; the statistics are texts, by section and name. */
public record AgentSelf(
        @JsonProperty("config") Configuration config,
        @JsonProperty("member") Member member,
        @JsonProperty("stats") Map<String, Map<String, String>> stats) {

    public AgentSelf {
        Objects.requireNonNull(config, "config");
        Objects.requireNonNull(member, "member");
        stats = Map.copyOf(stats);
    }

    /** The server's place in Raft; empty for a client. */
    public Optional<RaftStatistics> raft() {
        return RaftStatistics.of(stats);
    }

    /** How long ago a server last answered the client's heartbeat; empty for a server. */
    public Optional<Duration> sinceHeartbeat() {
        return Optional.ofNullable(stats.getOrDefault("client", Map.of()).get("last_heartbeat"))
                .map(GoDuration::parse);
    }

    /** Who the agent is. */
    public record Configuration(String datacenter, String region, String nodeName, Version version) {}

    /** What the agent's program is, for instance {@code 1.4.3}. */
    public record Version(@JsonProperty("Version") String number) {}
}
