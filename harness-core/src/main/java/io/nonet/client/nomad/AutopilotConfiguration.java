package io.nonet.client.nomad;

import java.time.Duration;

/**
 * How autopilot is set.
 *
 * @param cleanupDeadServers whether dead servers leave the Raft configuration when a new one joins
 * @param lastContactThreshold how long a server may be without the leader before it counts as unhealthy
 * @param maxTrailingLogs how many Raft entries a server may be behind before it counts as unhealthy
 * @param minQuorum the number of servers below which none is removed
 * @param serverStabilizationTime how long a server must be healthy before it gets a vote
 */
public record AutopilotConfiguration(
        boolean cleanupDeadServers,
        Duration lastContactThreshold,
        long maxTrailingLogs,
        int minQuorum,
        Duration serverStabilizationTime) {}
