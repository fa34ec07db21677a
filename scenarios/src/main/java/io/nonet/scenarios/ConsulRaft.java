package io.nonet.scenarios;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.nonet.client.ClientException;
import io.nonet.client.Member;
import io.nonet.client.RaftConfiguration;
import io.nonet.client.RaftStatistics;
import io.nonet.client.consul.Consistency;
import io.nonet.client.consul.ConsulClient;
import io.nonet.client.consul.KeyValue;
import io.nonet.cluster.Cluster;
import io.nonet.cluster.Service;
import io.nonet.observe.ClusterSystem;
import io.nonet.topology.NodeSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Consul: what is written are keys of its key/value store. */
record ConsulRaft(Cluster cluster) implements RaftSystem {
    private static final String PREFIX = "scenario/";
    private static final Duration ASK = Duration.ofSeconds(1);

    @Override
    public ClusterSystem name() {
        return ClusterSystem.CONSUL;
    }

    @Override
    public Service service() {
        return Service.CONSUL;
    }

    @Override
    public List<NodeSpec> servers() {
        return cluster.topology().consulServers();
    }

    @Override
    public List<NodeSpec> agents() {
        return cluster.topology().nodes();
    }

    @Override
    public NodeSpec leader(List<NodeSpec> askedServers) {
        return cluster.leaders().consul(askedServers);
    }

    @Override
    public RaftStatistics raft(NodeSpec server) {
        return cluster.consul(server).agent().self().raft().orElseThrow();
    }

    @Override
    public RaftConfiguration configuration(NodeSpec server) {
        return cluster.consul(server).with(Consistency.STALE).operator().raftConfiguration();
    }

    @Override
    public List<NodeSpec> gossiping() {
        return cluster.topology().nodes();
    }

    @Override
    public List<Member> members(NodeSpec node) {
        return cluster.consul(node).agent().members();
    }

    @Override
    public GossipSettings gossip() {
        return GossipSettings.LAN;
    }

    @Override
    public boolean answers(NodeSpec node) {
        try {
            cluster.consul(node).withCallTimeout(ASK).agent().self();
            return true;
        } catch (ClientException e) {
            return false;
        }
    }

    @Override
    public void join(NodeSpec server) {
        NodeSpec other = RaftChecks.without(server, servers()).get(0);
        cluster.consul(server).agent().join(cluster.machine(other).address());
    }

    @Override
    public Writer writer(NodeSpec agent, Duration callTimeout) {
        ConsulClient consul = cluster.consul(agent).withCallTimeout(callTimeout);
        return (key, value) -> consul.kv().put(PREFIX + key, value);
    }

    @Override
    public Map<String, String> read() {
        return read(cluster.consul().with(Consistency.CONSISTENT));
    }

    @Override
    public Map<String, String> readFrom(NodeSpec server) {
        return read(cluster.consul(server).with(Consistency.STALE));
    }

    private static Map<String, String> read(ConsulClient consul) {
        return consul.kv().list(PREFIX).stream()
                .collect(toUnmodifiableMap(entry -> entry.key().substring(PREFIX.length()), KeyValue::text));
    }
}
