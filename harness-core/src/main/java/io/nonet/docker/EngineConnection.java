package io.nonet.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import io.nonet.cluster.EnvironmentUnusableException;
import java.time.Duration;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.dockerclient.TransportConfig;

/** Finds the container engine as Testcontainers does: its properties file, DOCKER_HOST, the usual sockets. */
final class EngineConnection {
    /** The longest single call is the start of a container on a busy machine: seconds. */
    private static final Duration RESPONSE_LIMIT = Duration.ofSeconds(60);

    private EngineConnection() {}

    /**
     * Connects; no Ryuk is started by this.
     *
     * @throws EnvironmentUnusableException if no engine answers
     */
    static DockerClient open() {
        TransportConfig transport;
        try {
            transport = DockerClientFactory.instance().getTransportConfig();
        } catch (IllegalStateException e) {
            throw new EnvironmentUnusableException(
                    "No container engine answers (asked the way Testcontainers does: ~/.testcontainers.properties,"
                            + " DOCKER_HOST, /var/run/docker.sock).",
                    "Start one (systemctl start docker, or dockerd), or run ./nonet up, which installs and starts"
                            + " Debian's; set DOCKER_HOST if it listens elsewhere.",
                    e);
        }
        var config = DefaultDockerClientConfig.createDefaultConfigBuilder()
                .withDockerHost(transport.getDockerHost().toString())
                .build();
        var http = new ZerodepDockerHttpClient.Builder()
                .dockerHost(transport.getDockerHost())
                .sslConfig(transport.getSslConfig())
                .connectionTimeout(Duration.ofSeconds(5))
                .responseTimeout(RESPONSE_LIMIT)
                .maxConnections(64)
                .build();
        return DockerClientImpl.getInstance(config, http);
    }
}
