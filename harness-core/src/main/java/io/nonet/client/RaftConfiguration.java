package io.nonet.client;

import java.util.List;
import java.util.Optional;

/** The servers that take part in Raft. */
public record RaftConfiguration(List<RaftServer> servers) {

    public RaftConfiguration {
        servers = List.copyOf(servers);
    }

    /** The server that leads in the eyes of the agent that answered. */
    public Optional<RaftServer> leader() {
        return servers.stream().filter(RaftServer::leader).findFirst();
    }
}
