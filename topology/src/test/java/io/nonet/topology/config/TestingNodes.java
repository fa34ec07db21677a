package io.nonet.topology.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.nonet.topology.Addresses;
import io.nonet.topology.Subnet;
import io.nonet.topology.Topology;
import java.util.List;
import java.util.stream.StreamSupport;

/** Nodes of a topology in 10.83.7.0/24, and their rendered JSON read back. */
final class TestingNodes {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private TestingNodes() {}

    static MachineNode node(Topology topology, String name) {
        return new MachineNode(topology, topology.node(name), Addresses.assign(topology, Subnet.parse("10.83.7.0/24")));
    }

    static Topology smallest() {
        return Topology.builder()
                .consulServers(1)
                .nomadServers(1)
                .nomadClients(1)
                .build();
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + text, e);
        }
    }

    static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
