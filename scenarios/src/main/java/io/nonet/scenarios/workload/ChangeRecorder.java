package io.nonet.scenarios.workload;

import io.nonet.client.nomad.Allocation;
import io.nonet.client.nomad.Deployment;
import io.nonet.client.nomad.NodeStub;
import io.nonet.observe.Observation;
import io.nonet.observe.Observation.AllocationChanged;
import io.nonet.observe.Observation.DeploymentChanged;
import io.nonet.observe.Observation.NodeRegistered;
import io.nonet.observe.Timeline;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Records allocations, nodes and deployments when they are first seen, and when they have changed; not thread-safe. */
final class ChangeRecorder {
    private final Timeline timeline;
    private final Map<String, Observation> last = new HashMap<>();

    ChangeRecorder(Timeline timeline) {
        this.timeline = timeline;
    }

    void saw(List<Allocation> allocations, List<NodeStub> nodes, List<Deployment> deployments) {
        for (NodeStub node : nodes) {
            saw("node " + node.id(), new NodeRegistered(node.name(), node.status(), node.isEligible(), node.drain()));
        }
        for (Deployment deployment : deployments) {
            saw(
                    "deployment " + deployment.id(),
                    new DeploymentChanged(
                            deployment.id(),
                            deployment.jobId(),
                            deployment.jobVersion(),
                            deployment.status(),
                            deployment.statusDescription()));
        }
        for (Allocation allocation : allocations) {
            saw("allocation " + allocation.id(), changed(allocation));
        }
    }

    private static AllocationChanged changed(Allocation allocation) {
        return new AllocationChanged(
                allocation.id(),
                allocation.jobId(),
                allocation.taskGroup(),
                allocation.nodeName(),
                allocation.desiredStatus(),
                allocation.clientStatus(),
                // A list does not tell.
                Optional.of(allocation.previousAllocation()).filter(id -> !id.isEmpty()));
    }

    private void saw(String subject, Observation now) {
        if (!now.equals(last.put(subject, now))) {
            timeline.record(now);
        }
    }
}
