package io.nonet.junit;

import io.nonet.topology.NodeSpec;
import io.nonet.topology.Role;
import io.nonet.topology.Topology;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whether a cluster that runs already is what a test asks for. */
final class TopologyFit {
    private final List<String> differences = new ArrayList<>();

    private TopologyFit() {}

    /**
     * In which ways the one found is not what was asked for; its name, its network and further drivers do not matter.
     *
     * @param moreServers whether further servers do not matter either
     */
    static List<String> differences(Topology asked, Topology found, boolean moreServers) {
        TopologyFit fit = new TopologyFit();
        Set<NodeSpec> missing = new HashSet<>(asked.nodes());
        found.nodes().forEach(missing::remove);
        Set<NodeSpec> surplus = new HashSet<>(found.nodes());
        asked.nodes().forEach(surplus::remove);
        surplus.removeIf(node -> moreServers && node.role() != Role.NOMAD_CLIENT);
        if (!missing.isEmpty()) {
            fit.differences.add("it has no " + names(missing));
        }
        if (!surplus.isEmpty()) {
            fit.differences.add("it has " + names(surplus) + " besides");
        }
        fit.compare("datacenter", asked.datacenter(), found.datacenter());
        fit.compare("region", asked.region(), found.region());
        fit.compare("versions", asked.versions(), found.versions());
        fit.compare("raft-multiplier", asked.raftMultiplier(), found.raftMultiplier());
        if (!found.drivers().containsAll(asked.drivers())) {
            fit.compare("drivers", asked.drivers(), found.drivers());
        }
        return fit.differences;
    }

    private void compare(String what, Object asked, Object found) {
        if (!asked.equals(found)) {
            differences.add(what + ": expected " + asked + ", but was " + found);
        }
    }

    private static String names(Set<NodeSpec> nodes) {
        return String.join(", ", nodes.stream().map(NodeSpec::name).sorted().toList());
    }
}
