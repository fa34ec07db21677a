package io.nonet.client;

import java.util.List;

/**
 * The leader's judgement of the servers.
 *
 * @param healthy whether every server is
 * @param failureTolerance how many servers can be lost without losing the quorum
 */
public record AutopilotHealth(boolean healthy, int failureTolerance, List<ServerHealth> servers) {

    public AutopilotHealth {
        servers = List.copyOf(servers);
    }
}
