package io.nonet.scenarios.assertions;

import io.nonet.cluster.Cluster;
import io.nonet.cluster.testing.StandingCluster;
import io.nonet.topology.Topology;
import io.nonet.topology.pki.ClusterSecrets;
import io.nonet.topology.pki.Identity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.tls.Certificates;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** Nine nodes whose agents are one HTTPS port: it gives the answers it was told, by path, and to all else 500. */
public final class TestingCluster implements AutoCloseable {
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final Map<String, String> refusals = new ConcurrentHashMap<>();
    private final MockWebServer server = new MockWebServer();
    private final Cluster cluster;

    /** @param folder for the operator's certificate */
    public TestingCluster(Path folder) {
        ClusterSecrets secrets = StandingCluster.secrets();
        start(secrets.of(Topology.nineNodes().nodes().get(0)), secrets.caCertificatePem());
        cluster = StandingCluster.of(folder, node -> new TestingMachine(node, server.getPort()));
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
                String path = request.getUrl().encodedPath();
                String answer = answers.get(path);
                return new MockResponse.Builder()
                        .code(answer == null ? 500 : 200)
                        .body(answer == null ? refusals.getOrDefault(path, "No cluster leader") : answer)
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

    /** What calls of this path get with 500 from now on. */
    public TestingCluster refuses(String path, String words) {
        answers.remove(path);
        refusals.put(path, words);
        return this;
    }

    public Cluster cluster() {
        return cluster;
    }

    @Override
    public void close() {
        server.close();
    }
}
