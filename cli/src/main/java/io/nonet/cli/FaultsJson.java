package io.nonet.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nonet.chaos.ActiveFault;
import io.nonet.chaos.Drift;
import io.nonet.chaos.NetworkFault;
import java.util.List;

/** The faults of a cluster for programs. */
final class FaultsJson {
    private FaultsJson() {}

    /** What the journal tells of them: an object for each. */
    static ArrayNode of(List<ActiveFault> faults) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (ActiveFault fault : faults) {
            ObjectNode object = array.addObject()
                    .put("id", fault.id())
                    .put("kind", fault.fault().kind())
                    .put("effect", fault.fault().deed())
                    .put("since", fault.since().toString());
            fault.fault().targets().forEach(object.putArray("targets")::add);
            fault.proof().ifPresent(proof -> object.put("proof", proof));
        }
        return array;
    }

    /**
     * The same, and what nodes say of them now: {@code adrift} has the nodes that have lost a fault, {@code unasked} in its
     * place the one that could not be asked.
     *
     * @param links the nodes whose links are not what the faults make of them
     * @param drifts of all faults that are none of links
     */
    static ArrayNode of(List<ActiveFault> faults, List<String> links, List<Drift> drifts) {
        ArrayNode array = of(faults);
        for (int i = 0; i < faults.size(); i++) {
            ActiveFault fault = faults.get(i);
            ObjectNode object = (ObjectNode) array.get(i);
            if (fault.fault() instanceof NetworkFault) {
                links.forEach(object.putArray("adrift")::add);
            }
            drifts.stream().filter(drift -> drift.fault().equals(fault)).forEach(drift -> put(object, drift));
        }
        return array;
    }

    private static void put(ObjectNode object, Drift drift) {
        ArrayNode nodes = object.putArray(drift.unasked().isPresent() ? "unasked" : "adrift");
        if (drift.lost() || drift.unasked().isPresent()) {
            nodes.add(drift.node());
        }
    }
}
