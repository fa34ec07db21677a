package io.nonet.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.LogConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import io.nonet.topology.Driver;
import io.nonet.topology.NodeSpec;
import io.nonet.topology.Port;
import io.nonet.topology.Role;
import io.nonet.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The container that a node is: its capabilities, its published ports, its volume. */
record MachineContainer(Topology topology, NodeSpec node, String address, Map<String, String> labels) {
    private static final Map<String, String> SYSCTLS = Map.of(
            // Every probe of a link is answered, also when many come from one node; see LinkConfig's answer_probes.
            "net.ipv4.icmp_ratemask", "0",
            // Toxiproxy dials for one connection of a link after the other: a dead peer holds up a link for 3 s, not
            // for 70 s.
            "net.ipv4.tcp_syn_retries", "1");

    static String name(String cluster, String node) {
        return cluster + "-" + node;
    }

    static String volume(String cluster, String node) {
        return name(cluster, node) + "-docker";
    }

    /** The ports that the host reaches, through loopback only. */
    static List<Port> published(Role role) {
        return role.runsNomad()
                ? List.of(Port.CONSUL_HTTPS, Port.NOMAD_HTTPS, Port.TOXIPROXY_CONTROL)
                : List.of(Port.CONSUL_HTTPS, Port.TOXIPROXY_CONTROL);
    }

    /** Creates the container, not started. */
    void create(DockerClient docker) {
        List<ExposedPort> exposed = published(node.role()).stream()
                .map(port -> ExposedPort.tcp(port.number()))
                .toList();
        List<PortBinding> bindings = exposed.stream()
                .map(port -> new PortBinding(Ports.Binding.bindIp("127.0.0.1"), port))
                .toList();
        HostConfig host = HostConfig.newHostConfig()
                .withNetworkMode(topology.name())
                .withCapAdd(Capabilities.of(node.role()).toArray(new Capability[0]))
                .withSecurityOpts(List.of("seccomp=unconfined", "apparmor=unconfined"))
                .withPortBindings(bindings)
                .withSysctls(SYSCTLS)
                // Services keep their own logs; what a dying init prints is all that comes here.
                .withLogConfig(new LogConfig(LogConfig.LoggingType.JSON_FILE, Map.of("max-size", "1m")));
        if (node.role() == Role.NOMAD_CLIENT) {
            host.withBinds(binds()).withDeviceCgroupRules(List.of("a *:* rwm"));
        }
        try (CreateContainerCmd create = docker.createContainerCmd(MachineImage.name(topology.versions()))) {
            create.withName(name(topology.name(), node.name()))
                    .withHostName(node.name())
                    .withIpv4Address(address)
                    .withLabels(labels)
                    .withExposedPorts(exposed)
                    // Its files come this way, once; see Handover.
                    .withStdinOpen(true)
                    .withStdInOnce(true)
                    .withAttachStdin(true)
                    .withHostConfig(host)
                    .exec();
        }
    }

    private List<Bind> binds() {
        List<Bind> binds = new ArrayList<>();
        binds.add(Bind.parse("/sys/fs/cgroup:/sys/fs/cgroup"));
        if (topology.drivers().contains(Driver.DOCKER)) {
            // overlay2 does not stack on the container's own overlay file system.
            binds.add(Bind.parse(volume(topology.name(), node.name()) + ":/var/lib/docker"));
        }
        return binds;
    }
}
