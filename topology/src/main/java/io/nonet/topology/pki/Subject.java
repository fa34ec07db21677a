package io.nonet.topology.pki;

import io.nonet.topology.Addresses;
import io.nonet.topology.NodeSpec;
import io.nonet.topology.Topology;
import java.util.ArrayList;
import java.util.List;

/**
 * Whom a certificate names.
 *
 * <p>Consul and Nomad tell roles apart by these names alone (their {@code verify_server_hostname}): whoever holds
 * {@code server.<datacenter>.consul} or {@code server.<region>.nomad} may act as a server.
 *
 * @param commonName the X.500 common name
 * @param dnsNames subject alternative names
 * @param ipAddresses subject alternative names
 */
record Subject(String commonName, List<String> dnsNames, List<String> ipAddresses) {
    Subject {
        dnsNames = List.copyOf(dnsNames);
        ipAddresses = List.copyOf(ipAddresses);
    }

    static Subject ofNode(NodeSpec node, Topology topology, Addresses addresses) {
        List<String> names = new ArrayList<>();
        switch (node.role()) {
            case CONSUL_SERVER -> {
                String server = "server." + topology.datacenter() + ".consul";
                names.add(server);
                names.add(node.name() + "." + server);
            }
            case NOMAD_SERVER -> {
                names.add("client." + topology.datacenter() + ".consul");
                names.add("server." + topology.region() + ".nomad");
            }
            case NOMAD_CLIENT -> {
                names.add("client." + topology.datacenter() + ".consul");
                names.add("client." + topology.region() + ".nomad");
            }
        }
        names.add(node.name());
        names.add("localhost");
        return new Subject(node.name(), names, List.of("127.0.0.1", addresses.of(node)));
    }

    static Subject ofOperator(Topology topology) {
        return new Subject(
                "operator",
                List.of("cli." + topology.datacenter() + ".consul", "cli." + topology.region() + ".nomad"),
                List.of());
    }
}
