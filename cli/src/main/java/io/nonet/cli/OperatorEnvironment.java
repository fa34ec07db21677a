package io.nonet.cli;

import static java.util.Objects.requireNonNull;

import io.nonet.cluster.ClusterDirectory;
import io.nonet.cluster.Machine;
import io.nonet.topology.Role;
import io.nonet.topology.Topology;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The environment variables with which the real {@code consul} and {@code nomad} commands reach a cluster.
 *
 * @param consul the machine whose Consul agent is asked
 * @param nomad the machine whose Nomad agent is asked, if any
 */
record OperatorEnvironment(Topology topology, ClusterDirectory directory, Machine consul, Optional<Machine> nomad) {
    /** Every variable that can be set but PATH, in the order in which they are printed. */
    static final List<String> NAMES = List.of(
            "CONSUL_HTTP_ADDR",
            "CONSUL_CACERT",
            "CONSUL_CLIENT_CERT",
            "CONSUL_CLIENT_KEY",
            "CONSUL_TLS_SERVER_NAME",
            "NOMAD_ADDR",
            "NOMAD_CACERT",
            "NOMAD_CLIENT_CERT",
            "NOMAD_CLIENT_KEY",
            "NOMAD_TLS_SERVER_NAME");

    OperatorEnvironment {
        requireNonNull(topology, "topology");
        requireNonNull(directory, "directory");
        requireNonNull(consul, "consul");
        requireNonNull(nomad, "nomad");
    }

    /** The variables by name, in the order of {@link #NAMES}; without Nomad's if no Nomad agent is asked. */
    Map<String, String> variables() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("CONSUL_HTTP_ADDR", consul.consul().toString());
        values.put("CONSUL_CACERT", directory.ca().toString());
        values.put("CONSUL_CLIENT_CERT", directory.certificate().toString());
        values.put("CONSUL_CLIENT_KEY", directory.key().toString());
        values.put("CONSUL_TLS_SERVER_NAME", consulServerName());
        nomad.ifPresent(machine -> {
            values.put("NOMAD_ADDR", machine.nomad().orElseThrow().toString());
            values.put("NOMAD_CACERT", directory.ca().toString());
            values.put("NOMAD_CLIENT_CERT", directory.certificate().toString());
            values.put("NOMAD_CLIENT_KEY", directory.key().toString());
            values.put("NOMAD_TLS_SERVER_NAME", nomadServerName(machine));
        });
        return values;
    }

    private String consulServerName() {
        String mode = consul.node().role() == Role.CONSUL_SERVER ? "server" : "client";
        return mode + "." + topology.datacenter() + ".consul";
    }

    private String nomadServerName(Machine machine) {
        String mode = machine.node().role() == Role.NOMAD_SERVER ? "server" : "client";
        return mode + "." + topology.region() + ".nomad";
    }
}
