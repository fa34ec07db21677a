package io.nonet.client;

import io.nonet.topology.pki.Identity;
import java.net.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;

/**
 * The caller's certificate and the one authority it trusts, ready to make connections.
 *
 * <p>Build it once for a cluster and share it between the clients of all nodes: the first one of a JVM loads much of
 * Java's TLS. Immutable and safe to use from many threads; its helper threads are daemons, so nothing has to be closed.
 */
public final class MutualTls {

    private static final int IDLE_CONNECTIONS = 5;
    /**
     * Short of OkHttp's five minutes: all clients on the host come from one address, of which a Nomad agent lets in 100
     * connections ({@code limits.http_max_conns_per_client}), those of browsers and of earlier clients included.
     */
    private static final int IDLE_SECONDS = 10;

    private final OkHttpClient http;

    private MutualTls(OkHttpClient http) {
        this.http = http;
    }

    /**
     * Presents {@code identity} to every server and accepts only servers whose certificate chains to {@code
     * caCertificatePem} and names the host that is dialled.
     *
     * @throws IllegalArgumentException when the certificate, its key (PKCS#8) or the authority is not valid PEM
     */
    public static MutualTls client(Identity identity, String caCertificatePem) {
        TlsContext tls = TlsContext.of(
                Objects.requireNonNull(identity, "identity"),
                Objects.requireNonNull(caCertificatePem, "caCertificatePem"));
        return new MutualTls(new OkHttpClient.Builder()
                .sslSocketFactory(tls.sockets(), tls.trust())
                .connectionSpecs(List.of(ConnectionSpec.RESTRICTED_TLS))
                // One call per connection: a cut then fails the call it hits, and no reader thread is needed.
                .protocols(List.of(Protocol.HTTP_1_1))
                // The harness reports what happened to each call; nothing is retried, redirected or sent elsewhere.
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .fastFallback(false)
                .proxy(Proxy.NO_PROXY)
                // Only the limit of the whole call counts; it is set call by call.
                .connectTimeout(Duration.ZERO)
                .readTimeout(Duration.ZERO)
                .writeTimeout(Duration.ZERO)
                .build());
    }

    /** A client with a connection pool of its own, so that one node's dead connections can be dropped alone. */
    OkHttpClient forOneNode() {
        return http.newBuilder()
                .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, IDLE_SECONDS, TimeUnit.SECONDS))
                .build();
    }
}
