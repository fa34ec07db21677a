package io.nonet.digitalocean.api;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * A firewall to be made: lets one address in by SSH, lets what bears the tag talk among itself, and lets all out.
 *
 * @param tag of the droplets that it is for
 * @param operator the one address, in CIDR notation
 */
public record FirewallOrder(String name, String tag, String operator) {
    /** The API's word for all ports; it takes texts only. */
    private static final String ALL_PORTS = "0";

    private static final String SSH = "22";

    public FirewallOrder {
        requireNonNull(name, "name");
        requireNonNull(tag, "tag");
        requireNonNull(operator, "operator");
    }

    record Rule(String protocol, String ports, Peers sources) {}

    record OutboundRule(String protocol, String ports, Peers destinations) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Peers(List<String> addresses, List<String> tags) {}

    List<Rule> inbound() {
        Peers peers = new Peers(List.of(), List.of(tag));
        return List.of(
                new Rule("tcp", SSH, new Peers(List.of(operator), List.of())),
                new Rule("tcp", ALL_PORTS, peers),
                new Rule("udp", ALL_PORTS, peers),
                new Rule("icmp", ALL_PORTS, peers));
    }

    List<OutboundRule> outbound() {
        Peers anywhere = new Peers(List.of("0.0.0.0/0", "::/0"), List.of());
        return List.of(
                new OutboundRule("tcp", ALL_PORTS, anywhere),
                new OutboundRule("udp", ALL_PORTS, anywhere),
                new OutboundRule("icmp", ALL_PORTS, anywhere));
    }
}
