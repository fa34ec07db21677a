package io.nonet.client.nomad;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nonet.client.ApiAnswer;
import io.nonet.client.HttpApi;
import io.nonet.client.Json;
import java.util.List;
import java.util.Optional;

/** Nodes: the machines that run tasks. Ids are whole UUIDs. */
public final class Nodes {

    private final HttpApi api;

    Nodes(HttpApi api) {
        this.api = api;
    }

    /** All nodes, down ones too. */
    public List<NodeStub> list() {
        return api.get("/v1/nodes").send().listOf(NodeStub.class);
    }

    /** The node with this id, if it is on record. */
    public Optional<Node> read(String id) {
        ApiAnswer answer = api.get("/v1/node/{node}", id).accepting(404).send();
        return answer.status() == 404 ? Optional.empty() : Optional.of(answer.as(Node.class));
    }

    /** The allocations on this node, ended ones too. */
    public List<Allocation> allocations(String id) {
        return api.get("/v1/node/{node}/allocations", id).send().listOf(Allocation.class);
    }

    /** Begins to move everything off a node, which gets nothing new from now on. */
    public void drain(String id, DrainSpec spec) {
        ObjectNode request = Json.object();
        request.putObject("DrainSpec")
                .put("Deadline", spec.deadline().toNanos())
                .put("IgnoreSystemJobs", spec.ignoreSystemJobs());
        api.post("/v1/node/{node}/drain", id).json(request).send();
    }

    /** Ends the drain of a node; what has moved stays where it is. Does nothing when it is not draining. */
    public void stopDrain(String id, boolean eligible) {
        ObjectNode request = Json.object().putNull("DrainSpec").put("MarkEligible", eligible);
        api.post("/v1/node/{node}/drain", id).json(request).send();
    }

    /**
     * Says whether a node gets anything new.
     *
     * @throws io.nonet.client.ApiException when it is to become eligible while it drains
     */
    public void setEligible(String id, boolean eligible) {
        ObjectNode request = Json.object().put("Eligibility", eligible ? "eligible" : "ineligible");
        api.post("/v1/node/{node}/eligibility", id).json(request).send();
    }

    /** Forgets a node, whose allocations are then lost; if it lives, it registers again. */
    public void purge(String id) {
        api.post("/v1/node/{node}/purge", id).send();
    }
}
