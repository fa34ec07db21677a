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
 * Finds the container engine: DOCKER_HOST, else what Testcontainers' properties file names, else the usual socket, else
 * whatever Testcontainers finds.
 *
 * <p>Testcontainers comes last because its search costs about a second of processor time, a fifth of a whole boot, and
 * because it prefers an engine that it found earlier to DOCKER_HOST.
 */
public final class EngineConnection {
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
    public static DockerClient open() {
        var environment = DefaultDockerClientConfig.createDefaultConfigBuilder().build();
        String host = System.getenv("DOCKER_HOST");
        if (host != null && !host.isEmpty()) {
            return answering(client(environment.getDockerHost(), environment.getSSLConfig()), "DOCKER_HOST=" + host);
        }
        Path properties = Path.of(System.getProperty("user.home"), ".testcontainers.properties");
        if (namesNoEngine(properties) && Files.exists(USUAL_SOCKET)) {
            return answering(client(URI.create("unix://" + USUAL_SOCKET), null), USUAL_SOCKET.toString());
        }
        try {
            TransportConfig found = DockerClientFactory.instance().getTransportConfig();
            return client(found.getDockerHost(), found.getSslConfig());
        } catch (IllegalStateException e) {
            throw noEngine("Asked the way Testcontainers does: its properties file, the usual sockets", e);
        }
    }

    private static DockerClient answering(DockerClient client, String where) {
        try {
            client.pingCmd().exec();
            return client;
        } catch (RuntimeException e) {
            // Nobody listens, or this user may not connect.
            Throwable reason = e instanceof EnvironmentUnusableException && e.getCause() != null ? e.getCause() : e;
            throw noEngine(where + " does not answer (" + reason + ")", e);
        }
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

    static DockerClient client(URI host, @Nullable SSLConfig tls) {
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
        return DockerClientImpl.getInstance(config, new EngineHttpClient(http, host));
    }

    private static EnvironmentUnusableException noEngine(String tried, RuntimeException cause) {
        return new EnvironmentUnusableException(
                "No container engine answers: " + tried + ".",
                "Start one (systemctl start docker, or dockerd), or run ./nonet up, which installs and starts Debian's;"
                        + " set DOCKER_HOST if it listens elsewhere.",
                cause);
    }
}
