package io.nonet.digitalocean;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nonet.cluster.Lease;
import io.nonet.cluster.MachineException;
import io.nonet.cluster.Owner;
import io.nonet.cluster.TopologyText;
import io.nonet.topology.Addresses;
import io.nonet.topology.NodeSpec;
import io.nonet.topology.Subnet;
import io.nonet.topology.Topology;
import io.nonet.topology.TopologyException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is known of a cluster of droplets between two processes; nothing of it is secret.
 *
 * @param region of DigitalOcean
 * @param hourly what its droplets cost for an hour, in US dollars
 * @param range of its private network
 * @param droplets in node order; none before they are made
 * @param complete whether its launch was finished
 */
record DropletCluster(
        RunId run,
        String region,
        BigDecimal hourly,
        Lease lease,
        Topology topology,
        Subnet range,
        List<NodeDroplet> droplets,
        boolean complete) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    DropletCluster {
        requireNonNull(run, "run");
        requireNonNull(region, "region");
        requireNonNull(hourly, "hourly");
        requireNonNull(lease, "lease");
        requireNonNull(topology, "topology");
        requireNonNull(range, "range");
        droplets = List.copyOf(droplets);
    }

    DropletCluster with(List<NodeDroplet> made) {
        return new DropletCluster(run, region, hourly, lease, topology, range, made, complete);
    }

    DropletCluster completed() {
        return new DropletCluster(run, region, hourly, lease, topology, range, droplets, true);
    }

    /**
     * The droplet of a node.
     *
     * @throws TopologyException if there is no such node; lists those there are
     */
    NodeDroplet droplet(String node) {
        NodeSpec spec = topology.node(node);
        return droplets.stream()
                .filter(droplet -> droplet.node().equals(spec))
                .findFirst()
                .orElseThrow(() -> new MachineException(node, "it has no droplet yet"));
    }

    /** The private addresses. */
    Addresses addresses() {
        Map<String, String> byNode = new LinkedHashMap<>();
        droplets.forEach(droplet -> byNode.put(droplet.node().name(), droplet.privateAddress()));
        return new Addresses(range, byNode);
    }

    String json() {
        ObjectNode json = JSON.createObjectNode()
                .put("run", run.toString())
                .put("region", region)
                .put("dollarsAnHour", hourly.toPlainString())
                .put("range", range.toString())
                .put("complete", complete);
        json.putObject("lease")
                .put("run", lease.run())
                .put("owner", lease.owner().toString())
                .put("detached", lease.detached())
                .put("expires", lease.expires().toString())
                .put("directory", lease.directory().toString());
        json.put("topology", TopologyText.write(topology, new Addresses(range, Map.of())));
        var array = json.putArray("droplets");
        droplets.forEach(droplet -> array.addObject()
                .put("node", droplet.node().name())
                .put("id", droplet.id())
                .put("public", droplet.publicAddress())
                .put("private", droplet.privateAddress()));
        return json.toPrettyString() + "\n";
    }

    /**
     * Reads what {@link #json} wrote.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    static DropletCluster read(String text) {
        try {
            JsonNode json = JSON.readTree(text);
            RunId run = RunId.parse(json.path("run").asText()).orElseThrow(() -> wrong("run"));
            JsonNode lease = json.path("lease");
            Topology topology = TopologyText.read(
                            run.cluster(), json.path("topology").asText())
                    .orElseThrow(() -> wrong("topology"));
            List<NodeDroplet> droplets = new ArrayList<>();
            for (JsonNode droplet : json.path("droplets")) {
                droplets.add(new NodeDroplet(
                        topology.node(droplet.path("node").asText()),
                        droplet.path("id").asLong(),
                        droplet.path("public").asText(),
                        droplet.path("private").asText()));
            }
            return new DropletCluster(
                    run,
                    json.path("region").asText(),
                    new BigDecimal(json.path("dollarsAnHour").asText()),
                    new Lease(
                            lease.path("run").asText(),
                            Owner.parse(lease.path("owner").asText()).orElseThrow(() -> wrong("lease.owner")),
                            lease.path("detached").asBoolean(),
                            Instant.parse(lease.path("expires").asText()),
                            Path.of(lease.path("directory").asText())),
                    topology,
                    Subnet.parse(json.path("range").asText()),
                    droplets,
                    json.path("complete").asBoolean());
        } catch (JsonProcessingException | DateTimeException | TopologyException | NumberFormatException e) {
            throw new IllegalArgumentException("no cluster of droplets: " + e.getMessage(), e);
        }
    }

    private static IllegalArgumentException wrong(String field) {
        return new IllegalArgumentException("no cluster of droplets: " + field + " is absent or of another form");
    }
}
