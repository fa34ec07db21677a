package io.nonet.topology.config;

import io.nonet.topology.Driver;
import io.nonet.topology.Role;
import io.nonet.topology.Versions;
import java.util.stream.Collectors;

/** What the machine's own start scripts need to know, as assignments that a shell reads. */
final class MachineEnvironment {
    private MachineEnvironment() {}

    /** No other value needs quotes: labels, versions and paths made of them hold nothing that a shell would expand. */
    static String render(MachineNode node) {
        Versions versions = node.topology().versions();
        var lines = new StringBuilder();
        assign(lines, "NODE", node.name());
        assign(lines, "ROLE", node.spec().role().label());
        assign(lines, "CLUSTER", node.topology().name());
        assign(lines, "CONSUL_VERSION", versions.consul());
        if (node.spec().role().runsNomad()) {
            assign(lines, "NOMAD_VERSION", versions.nomad());
        }
        if (node.is(Role.NOMAD_CLIENT)) {
            assign(lines, "CGROUP_PARENT", node.cgroupParent());
            assign(lines, "DOCKERD", node.topology().drivers().contains(Driver.DOCKER) ? "yes" : "no");
            assign(lines, "NOMAD_SERVERS", servers(node));
        }
        return lines.toString();
    }

    private static String servers(MachineNode node) {
        return node.topology().nomadServers().stream()
                .map(node.addresses()::of)
                .collect(Collectors.joining(" ", "'", "'"));
    }

    private static void assign(StringBuilder lines, String variable, String value) {
        lines.append(variable).append('=').append(value).append('\n');
    }
}
