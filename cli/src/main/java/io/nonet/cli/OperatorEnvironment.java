package io.nonet.cli;

import static java.util.Objects.requireNonNull;

import io.nonet.cluster.ClusterDirectory;
import io.nonet.topology.Role;
import io.nonet.topology.Topology;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The environment variables with which the real {@code consul} and {@code nomad} commands reach a cluster.
 *
 * @param directory which holds the operator's certificate
 * @param agents those that are asked
 */
record OperatorEnvironment(Topology topology, ClusterDirectory directory, AgentAddresses agents) {
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
        requireNonNull(agents, "agents");
    }

    /** The variables by name, in the order of {@link #NAMES}; without Nomad's if no Nomad agent is asked. */
    Map<String, String> variables() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("CONSUL_HTTP_ADDR", agents.consul().uri().toString());
        values.put("CONSUL_CACERT", directory.ca().toString());
        values.put("CONSUL_CLIENT_CERT", directory.certificate().toString());
        values.put("CONSUL_CLIENT_KEY", directory.key().toString());
        values.put("CONSUL_TLS_SERVER_NAME", consulServerName());
        agents.nomad().ifPresent(nomad -> {
            values.put("NOMAD_ADDR", nomad.uri().toString());
            values.put("NOMAD_CACERT", directory.ca().toString());
            values.put("NOMAD_CLIENT_CERT", directory.certificate().toString());
            values.put("NOMAD_CLIENT_KEY", directory.key().toString());
            values.put("NOMAD_TLS_SERVER_NAME", nomadServerName(nomad));
        });
        return values;
    }

    private String consulServerName() {
        String mode = agents.consul().node().role() == Role.CONSUL_SERVER ? "server" : "client";
        return mode + "." + topology.datacenter() + ".consul";
    }

    private String nomadServerName(AgentAddress nomad) {
        String mode = nomad.node().role() == Role.NOMAD_SERVER ? "server" : "client";
        return mode + "." + topology.region() + ".nomad";
    }
}
