package io.nonet.client.nomad;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.nonet.client.HttpApi;
import io.nonet.client.Member;
import java.util.List;

/** One agent itself, and the servers it sees. */
public final class NomadAgent {

    private final HttpApi api;

    NomadAgent(HttpApi api) {
        this.api = api;
    }

    /** The agent's configuration, gossip member and statistics. */
    public AgentSelf self() {
        return api.get("/v1/agent/self").send().as(AgentSelf.class);
    }

    /** The servers that gossip knows, dead ones too; a client asks its server. */
    public List<Member> members() {
        return api.get("/v1/agent/members").send().as(Members.class).members();
    }

    /**
     * Has the server join the gossip pool that {@code address} belongs to. Joining again does nothing.
     *
     * @param address a host, with {@code :port} unless it is the default port of gossip
     * @return whether it is in; false if nobody is there whom it could join
     */
    public boolean join(String address) {
        return api.post("/v1/agent/join")
                        .query("address", address)
                        .send()
                        .as(Joined.class)
                        .count()
                > 0;
    }

    /** Whether the agent finds itself healthy, whether it does or not. */
    public AgentHealth health() {
        // 500 is Nomad's way to say unhealthy.
        return api.get("/v1/agent/health").acceptingJson(500).send().as(AgentHealth.class);
    }

    private record Joined(@JsonProperty("num_joined") int count) {}

    private record Members(@JsonProperty("Members") List<Member> members) {}
}
