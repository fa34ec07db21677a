package io.nonet.scenarios;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.nonet.client.ClientException;
import io.nonet.client.Member;
import io.nonet.client.RaftConfiguration;
import io.nonet.client.RaftStatistics;
import io.nonet.client.nomad.JobSpec;
import io.nonet.client.nomad.JobStub;
import io.nonet.client.nomad.NomadClient;
import io.nonet.cluster.Cluster;
import io.nonet.cluster.Service;
import io.nonet.observe.ClusterSystem;
import io.nonet.topology.NodeSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Nomad: what is written are jobs, parameterized ones, which are on record without ever being placed. */
record NomadRaft(Cluster cluster) implements RaftSystem {
    private static final String PREFIX = "scenario-";
    private static final Duration ASK = Duration.ofSeconds(1);
    private static final String JOB = """
            job "scenario" {
              type        = "batch"
              datacenters = ["DATACENTER"]
              parameterized {}
              group "nothing" {
                task "nothing" {
                  driver = "raw_exec"
                  config { command = "true" }
                }
              }
            }
            """;

    @Override
    public ClusterSystem name() {
        return ClusterSystem.NOMAD;
    }

    @Override
    public Service service() {
        return Service.NOMAD;
    }

    @Override
    public List<NodeSpec> servers() {
        return cluster.topology().nomadServers();
    }

    @Override
    public List<NodeSpec> agents() {
        return cluster.topology().nomadNodes();
    }

    @Override
    public NodeSpec leader(List<NodeSpec> askedServers) {
        return cluster.leaders().nomad(askedServers);
    }

    @Override
    public RaftStatistics raft(NodeSpec server) {
        return cluster.nomad(server).agent().self().raft().orElseThrow();
    }

    @Override
    public RaftConfiguration configuration(NodeSpec server) {
        return cluster.nomad(server).stale().operator().raftConfiguration();
    }

    @Override
    public List<NodeSpec> gossiping() {
        return cluster.topology().nomadServers();
    }

    @Override
    public List<Member> members(NodeSpec node) {
        return cluster.nomad(node).agent().members();
    }

    @Override
    public GossipSettings gossip() {
        return GossipSettings.WAN;
    }

    @Override
    public boolean answers(NodeSpec node) {
        try {
            cluster.nomad(node).withCallTimeout(ASK).agent().self();
            return true;
        } catch (ClientException e) {
            return false;
        }
    }

    @Override
    public void join(NodeSpec server) {
        NodeSpec other = RaftChecks.without(server, servers()).get(0);
        if (!cluster.nomad(server).agent().join(cluster.machine(other).address())) {
            throw new IllegalStateException(server.name() + " could not join " + other.name());
        }
    }

    @Override
    public Writer writer(NodeSpec agent, Duration callTimeout) {
        NomadClient nomad = cluster.nomad(agent);
        JobSpec job =
                nomad.jobs().parse(JOB.replace("DATACENTER", cluster.topology().datacenter()), false);
        NomadClient patient = nomad.withCallTimeout(callTimeout);
        return (key, value) ->
                patient.jobs().run(job.with(json -> json.put("ID", PREFIX + key).put("Name", value)));
    }

    /** Nomad's leader answers from its own state, without asking the others whether it still leads. */
    @Override
    public Map<String, String> read() {
        return read(cluster.nomad());
    }

    @Override
    public Map<String, String> readFrom(NodeSpec server) {
        return read(cluster.nomad(server).stale());
    }

    private static Map<String, String> read(NomadClient nomad) {
        return nomad.jobs().list(PREFIX).stream()
                .collect(toUnmodifiableMap(job -> job.id().substring(PREFIX.length()), JobStub::name));
    }
}
