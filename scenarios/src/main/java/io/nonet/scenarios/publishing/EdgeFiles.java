package io.nonet.scenarios.publishing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nonet.cluster.Access;
import io.nonet.cluster.Cluster;
import io.nonet.cluster.ExecResult;
import io.nonet.cluster.Machine;
import io.nonet.topology.config.MachineFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The files of a host at the edge of a cluster, all in {@code /etc/edge}, each its owner's only: the configuration of a load
 * balancer, the authority, and a client certificate with its key, which is the operator's.
 *
 * <p>In a configuration {@code @consul-0@} stands for the address of that node, and {@code @gossip-key@} for Consul's.
 */
final class EdgeFiles {
    private static final int OWNER_ONLY = 0600;
    private static final Duration EXEC_LIMIT = Duration.ofSeconds(10);

    private EdgeFiles() {}

    static String path(String file) {
        return "/etc/edge/" + file;
    }

    static List<MachineFile> of(Cluster cluster, Way way) {
        Placeholders placeholders = placeholders(cluster);
        List<MachineFile> files = new ArrayList<>();
        for (String file : way.files()) {
            files.add(ownerOnly(file, placeholders.fill(resource("/publishing/" + way.label() + "/" + file))));
        }
        Access access = cluster.directory().read();
        files.add(ownerOnly("ca.pem", access.caCertificatePem()));
        files.add(ownerOnly("client.pem", access.operator().certificatePem()));
        files.add(ownerOnly("client-key.pem", access.operator().privateKeyPem()));
        // The image holds Consul in several versions; there its command reads which one is meant.
        files.add(new MachineFile(
                "/etc/nonet/machine.env",
                "CONSUL_VERSION=" + cluster.topology().versions().consul() + "\n",
                0644));
        return files;
    }

    private static MachineFile ownerOnly(String file, String content) {
        return new MachineFile(path(file), content, OWNER_ONLY);
    }

    private static Placeholders placeholders(Cluster cluster) {
        Map<String, String> values = new HashMap<>();
        cluster.machines().forEach(machine -> values.put(machine.node().name(), machine.address()));
        values.put("gossip-key", gossipKey(cluster.machines().get(0)));
        return new Placeholders(values);
    }

    /** Whoever joins gets it from where those have it who did. */
    private static String gossipKey(Machine member) {
        ExecResult read = member.exec(EXEC_LIMIT, List.of("cat", "/etc/consul.d/consul.json"));
        try {
            return new ObjectMapper()
                    .readTree(read.stdout())
                    .required("encrypt")
                    .asText();
        } catch (JsonProcessingException | IllegalArgumentException e) {
            // What was read is a secret, and parts of it are in the exception.
            throw new IllegalStateException("Cannot find the gossip key in Consul's configuration on "
                    + member.node().name());
        }
    }

    private static String resource(String name) {
        try (InputStream file = EdgeFiles.class.getResourceAsStream(name)) {
            return new String(requireNonNull(file, name).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the shipped file " + name, e);
        }
    }
}
