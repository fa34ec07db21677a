package io.nonet.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nonet.cli.ClusterStatus.Agent;
import java.time.Instant;
import java.util.List;

/**
 * A cluster's status for programs.
 *
 * <pre>{@code
 * {"cluster": "nonet", "ready": true, "problems": [], "expires": "2030-01-01T00:00:00Z" or null,
 *  "nodes": [{"name": "consul-0", "role": "consul-server", "address": "10.83.7.11", "up": true,
 *             "consul": {"url": "https://127.0.0.1:32801", "leader": true, "status": "alive"},
 *             "nomad": the same, or null where none runs or the machine is down}]}
 * }</pre>
 */
final class StatusJson {
    private StatusJson() {}

    static ObjectNode of(ClusterStatus status) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("cluster", status.name()).put("ready", status.ready());
        ArrayNode problems = json.putArray("problems");
        status.problems().forEach(problems::add);
        json.put("expires", status.expires().map(Instant::toString).orElse(null));
        json.set("nodes", nodes(status.nodes()));
        return json;
    }

    /** The field {@code nodes}. */
    static ArrayNode nodes(List<ClusterStatus.Node> seen) {
        ArrayNode nodes = JsonNodeFactory.instance.arrayNode();
        for (ClusterStatus.Node node : seen) {
            ObjectNode one = nodes.addObject()
                    .put("name", node.spec().name())
                    .put("role", node.spec().role().label())
                    .put("address", node.address())
                    .put("up", node.up());
            one.set("consul", node.consul().map(StatusJson::agent).orElse(null));
            one.set("nomad", node.nomad().map(StatusJson::agent).orElse(null));
        }
        return nodes;
    }

    private static ObjectNode agent(Agent agent) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("url", agent.url().toString())
                .put("leader", agent.leader())
                .put("status", agent.status());
    }
}
