package io.nonet.digitalocean;

import static java.util.Objects.requireNonNull;

import io.nonet.topology.NodeSpec;
import io.nonet.topology.Role;
import io.nonet.topology.Topology;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be made, before anybody asked whether it can be.
 *
 * @param topology each of its nodes becomes a droplet of that name
 * @param sizes the slug for each role; the servers' is s-1vcpu-1gb and the clients' s-1vcpu-2gb where it is left out
 * @param mostCost the most that all droplets together may cost an hour, in US dollars; empty for any price
 */
public record LaunchPlan(
        CloudRun run, Topology topology, String region, Map<Role, String> sizes, Optional<BigDecimal> mostCost) {
    /** The sizes of the production clusters that Nonet is modelled on. */
    private static final Map<Role, String> DEFAULT_SIZES = Map.of(
            Role.CONSUL_SERVER, "s-1vcpu-1gb", Role.NOMAD_SERVER, "s-1vcpu-1gb", Role.NOMAD_CLIENT, "s-1vcpu-2gb");

    public LaunchPlan {
        requireNonNull(run, "run");
        requireNonNull(topology, "topology");
        requireNonNull(region, "region");
        Map<Role, String> all = new EnumMap<>(DEFAULT_SIZES);
        all.putAll(sizes);
        sizes = Collections.unmodifiableMap(all);
        requireNonNull(mostCost, "mostCost");
    }

    /** The size of a node's droplet. */
    String size(NodeSpec node) {
        return requireNonNull(sizes.get(node.role()));
    }
}
