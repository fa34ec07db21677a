package io.nonet.cli;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nonet.client.nomad.Allocation;
import io.nonet.topology.NodeSpec;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Looks at parts of a running cluster, for the dashboard; each look is some fields of its news. */
record DashboardLook(Surroundings surroundings, FaultyCluster cluster, DashboardOrders orders) {
    private static final int MOST_ALLOCATIONS = 200;

    DashboardLook {
        requireNonNull(surroundings, "surroundings");
        requireNonNull(cluster, "cluster");
        requireNonNull(orders, "orders");
    }

    /**
     * All looks, by what they look at. While a fault is there some take long: whether the cluster is ready is asked of agents
     * that answer late or never.
     */
    Map<String, Supplier<ObjectNode>> parts() {
        return Map.of(
                "faults", this::faults,
                "nodes", this::nodes,
                "readiness", this::readiness,
                "allocations", this::allocations);
    }

    private ObjectNode faults() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("faults", FaultsJson.of(cluster.chaos().active()));
        orders.busy().forEach(json.putArray("busy")::add);
        orders.said().forEach(json.putArray("said")::add);
        return json;
    }

    private ObjectNode nodes() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("nodes", StatusJson.nodes(StatusLook.nodes(found(), cluster.cluster())));
        return json.put("seenAt", surroundings.clock().instant().toString());
    }

    private ObjectNode readiness() {
        List<String> problems = StatusLook.problems(found(), cluster.cluster());
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("ready", problems.isEmpty());
        problems.forEach(json.putArray("problems")::add);
        return json.put("readySeenAt", surroundings.clock().instant().toString());
    }

    private ObjectNode allocations() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode allocations = json.putArray("allocations");
        latest().forEach(each -> allocations
                .addObject()
                .put("id", each.id())
                .put("job", each.jobId())
                .put("group", each.taskGroup())
                .put("node", each.nodeName())
                .put("desired", each.desiredStatus())
                .put("status", each.clientStatus()));
        return json;
    }

    private FoundCluster found() {
        return FoundCluster.find(
                surroundings.provisioner(cluster.cluster().name()),
                cluster.cluster().name());
    }

    /** The latest first; none if no server answers. */
    private List<Allocation> latest() {
        List<String> servers = cluster.cluster().topology().nomadServers().stream()
                .map(NodeSpec::name)
                .toList();
        return Agents.nomad(cluster.cluster())
                .first(servers, client -> client.withCallTimeout(Agents.LIMIT)
                        .stale()
                        .allocations()
                        .list())
                .orElse(List.of())
                .stream()
                .sorted((one, other) -> Long.compare(other.createIndex(), one.createIndex()))
                .limit(MOST_ALLOCATIONS)
                .toList();
    }
}
