package io.nonet.scenarios.assertions;

import io.nonet.cluster.Access;
import io.nonet.cluster.Cluster;
import io.nonet.cluster.ClusterDirectory;
import io.nonet.cluster.ClusterLauncher;
import io.nonet.cluster.Lease;
import io.nonet.cluster.Machine;
import io.nonet.cluster.Place;
import io.nonet.cluster.ProvisionedCluster;
import io.nonet.cluster.Provisioner;
import io.nonet.observe.Timeline;
import io.nonet.topology.Addresses;
import io.nonet.topology.NodeSpec;
import io.nonet.topology.Subnet;
import io.nonet.topology.Topology;
import io.nonet.topology.config.MachineFile;
import io.nonet.topology.pki.ClusterSecrets;
import io.nonet.topology.pki.Identity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.tls.Certificates;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** Nine nodes whose agents are one HTTPS port: it gives the answers it was told, by path, and to all else 500. */
public final class TestingCluster implements AutoCloseable {
    private static final Topology TOPOLOGY = Topology.nineNodes();
    private static final ClusterSecrets SECRETS = ClusterSecrets.generate(
            TOPOLOGY,
            Addresses.assign(TOPOLOGY, Subnet.parse("10.64.0.0/24")),
            ClusterSecrets.DEFAULT_LIFETIME,
            Clock.systemUTC());

    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final MockWebServer server = new MockWebServer();
    private final Cluster cluster;

    /** @param folder for the operator's certificate */
    public TestingCluster(Path folder) {
        start(SECRETS.of(TOPOLOGY.nodes().get(0)), SECRETS.caCertificatePem());
        ClusterDirectory.of(folder, TOPOLOGY.name()).write(new Access(SECRETS.caCertificatePem(), SECRETS.operator()));
        cluster = new ClusterLauncher(
                        new Found(server.getPort()),
                        Clock.systemUTC(),
                        true,
                        folder,
                        ClusterSecrets.DEFAULT_LIFETIME,
                        ClusterLauncher.DEFAULT_LIMIT)
                .attach(TOPOLOGY.name(), new Timeline(Clock.systemUTC(), System::nanoTime));
    }

    private void start(Identity identity, String authority) {
        server.useHttps(new HandshakeCertificates.Builder()
                .heldCertificate(HeldCertificate.decode(identity.certificatePem() + identity.privateKeyPem()))
                .addTrustedCertificate(Certificates.decodeCertificatePem(authority))
                .build()
                .sslSocketFactory());
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                String answer = answers.get(request.getUrl().encodedPath());
                return new MockResponse.Builder()
                        .code(answer == null ? 500 : 200)
                        .body(answer == null ? "No cluster leader" : answer)
                        .build();
            }
        });
        try {
            server.start(InetAddress.getByName("127.0.0.1"), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What calls of this path get from now on. */
    public TestingCluster answers(String path, String json) {
        answers.put(path, json);
        return this;
    }

    public Cluster cluster() {
        return cluster;
    }

    @Override
    public void close() {
        server.close();
    }

    /** Finds the nine machines, all at this port, and makes none. */
    private record Found(int port) implements Provisioner {
        @Override
        public Place place() {
            return new Place("here", Set.of());
        }

        @Override
        public Optional<ProvisionedCluster> find(String cluster) {
            List<Machine> machines = TOPOLOGY.nodes().stream()
                    .<Machine>map(node -> new TestingMachine(node, port))
                    .toList();
            return Optional.of(
                    new ProvisionedCluster(cluster, Optional.of(TOPOLOGY), Optional.empty(), machines, true));
        }

        @Override
        public List<ProvisionedCluster> list() {
            return List.of();
        }

        @Override
        public Addresses reserve(Topology topology, Lease lease) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Machine> launch(
                Topology topology,
                Addresses addresses,
                Lease lease,
                Function<NodeSpec, List<MachineFile>> files,
                Consumer<NodeSpec> started) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void complete(String cluster) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int destroy(String cluster) {
            throw new UnsupportedOperationException();
        }
    }
}
