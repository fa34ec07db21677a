package io.nonet.scenarios;

import io.nonet.client.Member;
import io.nonet.client.RaftConfiguration;
import io.nonet.client.RaftStatistics;
import io.nonet.cluster.Service;
import io.nonet.observe.ClusterSystem;
import io.nonet.topology.NodeSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What Consul and Nomad have in common: servers that agree by Raft on what clients write through any agent. */
interface RaftSystem {
    ClusterSystem name();

    /** The agent's service on its machines. */
    Service service();

    List<NodeSpec> servers();

    /** All nodes that run an agent: servers first, then those in client mode. */
    List<NodeSpec> agents();

    /**
     * The leader, by the word of these servers.
     *
     * @throws io.nonet.cluster.NoAgreedLeaderException if one does not answer, knows none, or names another
     */
    NodeSpec leader(List<NodeSpec> askedServers);

    /** How far a server's log has come, by its own word. */
    RaftStatistics raft(NodeSpec server);

    /** Who votes, as one server knows it; it need not know a leader. */
    RaftConfiguration configuration(NodeSpec server);

    /** The nodes whose agents gossip: all in Consul, the servers in Nomad. */
    List<NodeSpec> gossiping();

    /** Who gossips, dead ones too, as the agent on one node knows it. */
    List<Member> members(NodeSpec node);

    /** How this system sets its gossip. */
    GossipSettings gossip();

    /**
     * Has a server that was cut off join the others again; does nothing if they never lost it.
     *
     * <p>Gossip alone calls a lost server every 30 s, and does not always get it right: a member that hears of the removal
     * after it heard of the return shows the server as leaving for good, as seen with Consul 1.14.3. A join is news that is
     * later than both.
     */
    void join(NodeSpec server);

    /** Whether the agent on this node answers. */
    boolean answers(NodeSpec node);

    /** Writes through the agent on a node, giving up on an answer after a while. */
    Writer writer(NodeSpec agent, Duration callTimeout);

    /** Everything that was written, by key, as a majority of the servers confirms it. */
    Map<String, String> read();

    /** Everything that was written, by key, as one server has it in its own state. */
    Map<String, String> readFrom(NodeSpec server);

    /** Writes a new key; each key is written once. */
    @FunctionalInterface
    interface Writer {
        /**
         * Returns once the write is acknowledged.
         *
         * @throws io.nonet.client.ClientException if it is not
         */
        void write(String key, String value);
    }
}
