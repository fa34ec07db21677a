package io.nonet.client.consul;

import io.nonet.client.HttpApi;
import io.nonet.client.Member;
import java.util.List;

/** One agent itself, and the members it sees. */
public final class ConsulAgent {

    private final HttpApi api;

    ConsulAgent(HttpApi api) {
        this.api = api;
    }

    /** The agent's configuration, gossip member and statistics. */
    public AgentSelf self() {
        return api.get("/v1/agent/self").send().as(AgentSelf.class);
    }

    /** All members that this agent knows, dead ones too. */
    public List<Member> members() {
        return api.get("/v1/agent/members").send().listOf(Member.class);
    }

    /**
     * Has the agent join the gossip pool that {@code address} belongs to; returns when it is in. Joining again does
     * nothing.
     *
     * @param address a host, with {@code :port} unless it is the default port of gossip
     */
    public void join(String address) {
        api.put("/v1/agent/join/{address}", address).send();
    }
}
