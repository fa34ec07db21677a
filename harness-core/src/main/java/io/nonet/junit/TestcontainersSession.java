package io.nonet.junit;

import io.nonet.cluster.EnvironmentUnusableException;
import io.nonet.docker.DockerProvisioner;
import java.util.HashMap;
import java.util.Map;
import org.testcontainers.DockerClientFactory;

/** The engine with the labels of this process's Testcontainers session, by which Ryuk reaps what the process leaves. */
final class TestcontainersSession {
    private static final String RYUK_DISABLED = "TESTCONTAINERS_RYUK_DISABLED";

    private TestcontainersSession() {}

    /**
     * Connects; starts Ryuk first, unless it is turned off.
     *
     * @throws EnvironmentUnusableException if no engine answers, or Ryuk cannot be started
     */
    static Engine connect() {
        Map<String, String> labels = new HashMap<>(DockerClientFactory.DEFAULT_LABELS);
        labels.put(DockerClientFactory.TESTCONTAINERS_SESSION_ID_LABEL, DockerClientFactory.SESSION_ID);
        DockerProvisioner docker = DockerProvisioner.connect(labels);
        if (!Boolean.parseBoolean(System.getenv(RYUK_DISABLED))) {
            startRyuk();
        }
        return new Engine(docker, docker::imageId);
    }

    private static void startRyuk() {
        try {
            DockerClientFactory.instance().client();
        } catch (RuntimeException e) {
            throw new EnvironmentUnusableException(
                    "Testcontainers cannot start Ryuk, which removes what a killed test run leaves: " + e.getMessage(),
                    "Make its image available to the engine, or set " + RYUK_DISABLED
                            + "=true: clusters are removed when the run ends or is interrupted all the same, and nonet"
                            + " sweep removes those of a run that was killed.",
                    e);
        }
    }
}
