package io.nonet.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.transport.SSLConfig;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import io.nonet.cluster.EnvironmentUnusableException;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.dockerclient.TransportConfig;

/**
 * Finds the container engine as Testcontainers does: its properties file, DOCKER_HOST, the usual sockets.
 *
 * <p>Where nothing says otherwise and the usual socket is there, it is taken without asking Testcontainers, which would
 * come to the same: its search costs about a second of processor time, a fifth of a whole boot.
 */
final class EngineConnection {
    /** The longest single call is the start of a container on a busy machine: seconds. */
    private static final Duration RESPONSE_LIMIT = Duration.ofMinutes(1);

    private static final String USUAL_STRATEGY = "org.testcontainers.dockerclient.UnixSocketClientProviderStrategy";
    private static final Path USUAL_SOCKET = Path.of("/var/run/docker.sock");

    private EngineConnection() {}

    /**
     * Connects; no Ryuk is started by this.
     *
     * @throws EnvironmentUnusableException if no engine answers
     */
    static DockerClient open() {
        if (nothingSaysOtherwise() && Files.exists(USUAL_SOCKET)) {
            DockerClient usual = client(URI.create("unix://" + USUAL_SOCKET), null);
            try {
                usual.pingCmd().exec();
                return usual;
            } catch (RuntimeException e) {
                // A socket that nobody listens on, or that this user may not open; docker-java has no type for it.
                throw noEngine(USUAL_SOCKET + " does not answer (" + e.getMessage() + ").", e);
            }
        }
        try {
            TransportConfig found = DockerClientFactory.instance().getTransportConfig();
            return client(found.getDockerHost(), found.getSslConfig());
        } catch (IllegalStateException e) {
            throw noEngine(
                    "Asked the way Testcontainers does: ~/.testcontainers.properties, DOCKER_HOST, the usual sockets.",
                    e);
        }
    }

    private static boolean nothingSaysOtherwise() {
        return System.getenv().keySet().stream()
                        .noneMatch(name -> name.equals("DOCKER_HOST") || name.startsWith("TESTCONTAINERS_DOCKER"))
                && namesNoEngine(Path.of(System.getProperty("user.home"), ".testcontainers.properties"));
    }

    /** Testcontainers writes the strategy it found into this file; that of the usual socket changes nothing. */
    static boolean namesNoEngine(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (NoSuchFileException e) {
            return true;
        } catch (IOException e) {
            return false;
        }
        return properties.stringPropertyNames().stream().noneMatch(name -> name.endsWith("host"))
                && properties
                        .getProperty("docker.client.strategy", USUAL_STRATEGY)
                        .equals(USUAL_STRATEGY);
    }

    private static DockerClient client(URI host, @Nullable SSLConfig tls) {
        var config = DefaultDockerClientConfig.createDefaultConfigBuilder()
                .withDockerHost(host.toString())
                .build();
        var http = new ZerodepDockerHttpClient.Builder()
                .dockerHost(host)
                .sslConfig(tls)
                .connectionTimeout(Duration.ofSeconds(5))
                .responseTimeout(RESPONSE_LIMIT)
                .maxConnections(64)
                .build();
        return DockerClientImpl.getInstance(config, http);
    }

    private static EnvironmentUnusableException noEngine(String tried, RuntimeException cause) {
        return new EnvironmentUnusableException(
                "No container engine answers. " + tried,
                "Start one (systemctl start docker, or dockerd), or run ./nonet up, which installs and starts Debian's;"
                        + " set DOCKER_HOST if it listens elsewhere.",
                cause);
    }
}
