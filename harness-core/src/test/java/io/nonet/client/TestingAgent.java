package io.nonet.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.nonet.topology.pki.Identity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.QueueDispatcher;
import mockwebserver3.RecordedRequest;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** An agent's HTTPS port that demands a client certificate, gives the answers it was told, and remembers the calls. */
public final class TestingAgent implements AutoCloseable {

    static final HeldCertificate AUTHORITY = authority("agents' authority");

    private static final MutualTls TLS = MutualTls.client(identity(AUTHORITY), AUTHORITY.certificatePem());
    private static final HandshakeCertificates SERVER = server("127.0.0.1");

    private final MockWebServer server = new MockWebServer();
    private final HttpApi api;
    private int looked;

    public TestingAgent() {
        this(SERVER);
    }

    TestingAgent(HandshakeCertificates certificates) {
        server.setServerSocketFactory(new PromptServerSockets());
        server.useHttps(certificates.sslSocketFactory());
        server.requireClientAuth();
        try {
            server.start(InetAddress.getByName("127.0.0.1"), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        api = HttpApi.at(base(), TLS);
    }

    /** The address, as a client dials it. */
    public URI base() {
        return URI.create("https://127.0.0.1:" + server.getPort());
    }

    /** A certificate that this agent accepts, and its authority. */
    public MutualTls tls() {
        return TLS;
    }

    HttpApi api() {
        return api;
    }

    /** Forgets the answers not given and the calls not looked at, so that the next test begins anew. */
    public void forget() {
        server.setDispatcher(new QueueDispatcher());
        while (unseen() > 0) {
            request();
        }
    }

    /** Answers the next call with this JSON. */
    public TestingAgent answers(String json) {
        return answers(200, json);
    }

    /** Answers the next call so. */
    public TestingAgent answers(int status, String body) {
        return answers(new MockResponse.Builder()
                .code(status)
                .addHeader("Content-Type", body.startsWith("{") ? "application/json" : "text/plain")
                .body(body)
                .build());
    }

    /** Answers the next call so. */
    public TestingAgent answers(MockResponse response) {
        server.enqueue(response);
        return this;
    }

    /** The next call that arrived, as {@code GET /path?query}. */
    public String asked() {
        RecordedRequest request = request();
        return request.getMethod() + " " + request.getTarget();
    }

    /** The next call that arrived, as {@code PUT /path?query body}. */
    public String askedWithBody() {
        RecordedRequest request = request();
        return request.getMethod() + " " + request.getTarget() + " "
                + (request.getBody() == null ? "" : request.getBody().utf8());
    }

    /** What the next call that arrived brought, as JSON. */
    public JsonNode askedJson() {
        try {
            return Objects.requireNonNull(Json.parse(request().getBody().utf8(), JsonNode.class));
        } catch (JsonProcessingException failure) {
            throw new AssertionError(failure);
        }
    }

    /** The next call that arrived. */
    public RecordedRequest request() {
        try {
            RecordedRequest request = server.takeRequest(5, TimeUnit.SECONDS);
            if (request == null) {
                throw new AssertionError("No call arrived");
            }
            looked++;
            return request;
        } catch (InterruptedException interruption) {
            throw new AssertionError(interruption);
        }
    }

    /** How many calls have arrived that nobody has looked at. */
    public int unseen() {
        return server.getRequestCount() - looked;
    }

    @Override
    public void close() {
        server.close();
    }

    static HeldCertificate authority(String name) {
        return new HeldCertificate.Builder()
                .commonName(name)
                .certificateAuthority(0)
                .build();
    }

    static Identity identity(HeldCertificate authority) {
        HeldCertificate held = new HeldCertificate.Builder()
                .commonName("operator")
                .signedBy(authority)
                .build();
        return new Identity(held.certificatePem(), held.privateKeyPkcs8Pem());
    }

    static HandshakeCertificates server(String host) {
        HeldCertificate held = new HeldCertificate.Builder()
                .commonName("agent")
                .addSubjectAlternativeName(host)
                .signedBy(AUTHORITY)
                .build();
        return new HandshakeCertificates.Builder()
                .heldCertificate(held)
                .addTrustedCertificate(AUTHORITY.certificate())
                .build();
    }
}
