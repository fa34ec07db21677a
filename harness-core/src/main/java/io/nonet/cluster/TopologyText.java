package io.nonet.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nonet.topology.Addresses;
import io.nonet.topology.Driver;
import io.nonet.topology.NodeSpec;
import io.nonet.topology.Role;
import io.nonet.topology.Subnet;
import io.nonet.topology.Topology;
import io.nonet.topology.Versions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A topology as JSON text, from which any process reads a launched cluster's make-up. */
public final class TopologyText {
    private static final ObjectMapper JSON = new ObjectMapper();

    private TopologyText() {}

    /** The text, with the network that the cluster got. */
    public static String write(Topology topology, Addresses addresses) {
        ObjectNode label = JSON.createObjectNode()
                .put("datacenter", topology.datacenter())
                .put("region", topology.region())
                .put("subnet", addresses.subnet().toString())
                .put("consul", topology.versions().consul())
                .put("nomad", topology.versions().nomad())
                .put("raft-multiplier", topology.raftMultiplier());
        ArrayNode drivers = label.putArray("drivers");
        topology.drivers().forEach(driver -> drivers.add(driver.name()));
        ArrayNode nodes = label.putArray("nodes");
        topology.nodes().forEach(node -> nodes.addObject()
                .put("name", node.name())
                .put("role", node.role().name()));
        return label.toString();
    }

    /** The topology that the text tells of; empty without one, or with one of an unknown shape. */
    public static Optional<Topology> read(String cluster, @Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            JsonNode json = JSON.readTree(text);
            List<NodeSpec> nodes = new ArrayList<>();
            json.path("nodes")
                    .forEach(node -> nodes.add(new NodeSpec(
                            node.path("name").asText(),
                            Role.valueOf(node.path("role").asText()))));
            Set<Driver> drivers = EnumSet.noneOf(Driver.class);
            json.path("drivers").forEach(driver -> drivers.add(Driver.valueOf(driver.asText())));
            return Optional.of(new Topology(
                    cluster,
                    json.path("datacenter").asText(),
                    json.path("region").asText(),
                    Optional.of(Subnet.parse(json.path("subnet").asText())),
                    nodes,
                    new Versions(
                            json.path("consul").asText(), json.path("nomad").asText()),
                    json.path("raft-multiplier").asInt(),
                    drivers));
        } catch (JsonProcessingException | RuntimeException e) {
            return Optional.empty();
        }
    }
}
