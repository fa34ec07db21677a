package io.nonet.digitalocean.fake;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.ContainerNetwork;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.LogConfig;
import com.github.dockerjava.api.model.Volume;
import io.nonet.cluster.FileArchive;
import io.nonet.topology.config.MachineFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The container that a droplet is: its two networks, its metadata, its capabilities. */
record DropletContainer(
        Hardware.Order order,
        String account,
        String publicAddress,
        String publicNetwork,
        String privateNetwork,
        Map<String, String> labels) {
    private static final String METADATA = "/var/lib/metadata/metadata/v1/";

    String name() {
        return account + "-" + order.id() + "-" + order.name();
    }

    /** Creates the container, not started, and returns its id. */
    String create(DockerClient docker) throws IOException {
        HostConfig host = HostConfig.newHostConfig()
                .withNetworkMode(publicNetwork)
                .withCapAdd(Capability.NET_ADMIN, Capability.SYS_ADMIN, Capability.SYS_PTRACE)
                .withSecurityOpts(List.of("seccomp=unconfined", "apparmor=unconfined"))
                .withDeviceCgroupRules(List.of("a *:* rwm"))
                // What its Docker and Nomad make of control groups goes with the container.
                .withCgroupnsMode("private")
                // Empty after each boot, as on any machine.
                .withTmpFs(Map.of("/run", "exec"))
                .withLogConfig(new LogConfig(LogConfig.LoggingType.JSON_FILE, Map.of("max-size", "1m")));
        try (CreateContainerCmd create = docker.createContainerCmd(ContainerDroplets.IMAGE)) {
            String id = create.withName(name())
                    .withHostName(order.name())
                    .withIpv4Address(publicAddress)
                    .withLabels(labels)
                    // overlay2 does not stack on the container's own overlay; without a name it goes with the
                    // container.
                    .withVolumes(new Volume("/var/lib/docker"))
                    .withHostConfig(host)
                    .exec()
                    .getId();
            docker.connectToNetworkCmd()
                    .withContainerId(id)
                    .withNetworkId(privateNetwork)
                    .withContainerNetwork(new ContainerNetwork()
                            .withIpamConfig(new ContainerNetwork.Ipam().withIpv4Address(order.privateAddress())))
                    .exec();
            try (InputStream archive = FileArchive.of(metadata())) {
                docker.copyArchiveToContainerCmd(id)
                        .withTarInputStream(archive)
                        .withRemotePath("/")
                        .exec();
            }
            return id;
        }
    }

    private List<MachineFile> metadata() {
        List<MachineFile> files = new ArrayList<>();
        files.add(metadata("id", Long.toString(order.id())));
        files.add(metadata("hostname", order.name()));
        files.add(metadata("user-data", order.userData()));
        files.add(metadata("public-keys", String.join("\n", order.publicKeys()) + "\n"));
        files.add(metadata("interfaces/public/0/ipv4/address", publicAddress));
        files.add(metadata("interfaces/private/0/ipv4/address", order.privateAddress()));
        return files;
    }

    private static MachineFile metadata(String path, String content) {
        return new MachineFile(METADATA + path, content, 0644);
    }
}
