package io.nonet.cli;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nonet.client.nomad.Allocation;
import io.nonet.cluster.Provisioner;
import io.nonet.topology.NodeSpec;
import java.util.List;

/** One look at a running cluster, for the dashboard: its status, its allocations, its faults, and what was ordered. */
record DashboardLook(Surroundings surroundings, FaultyCluster cluster, DashboardOrders orders) {
    private static final int MOST_ALLOCATIONS = 200;

    DashboardLook {
        requireNonNull(surroundings, "surroundings");
        requireNonNull(cluster, "cluster");
        requireNonNull(orders, "orders");
    }

    /** The look as one line of JSON; fields beside those of {@link StatusJson}. */
    String take() {
        Provisioner provisioner = surroundings.engine().get();
        FoundCluster found = FoundCluster.find(provisioner, cluster.cluster().name());
        ObjectNode json = StatusJson.of(new StatusLook(surroundings.launcher(provisioner), found).take());
        json.set("faults", FaultsCommand.json(cluster.chaos().active()));
        ArrayNode allocations = json.putArray("allocations");
        allocations().forEach(each -> allocations
                .addObject()
                .put("id", each.id())
                .put("job", each.jobId())
                .put("group", each.taskGroup())
                .put("node", each.nodeName())
                .put("desired", each.desiredStatus())
                .put("status", each.clientStatus()));
        orders.busy().forEach(json.putArray("busy")::add);
        orders.said().forEach(json.putArray("said")::add);
        json.put("seenAt", surroundings.clock().instant().toString());
        return json.toString();
    }

    /** The latest first; none if no server answers. */
    private List<Allocation> allocations() {
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
