package io.nonet.junit;

import io.nonet.cluster.EnvironmentUnusableException;
import io.nonet.docker.DockerProvisioner;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.testcontainers.DockerClientFactory;

/** The engine with the labels of this process's Testcontainers session, by which Ryuk reaps what the process leaves. */
final class TestcontainersSession {
    private static final String RYUK_DISABLED = "TESTCONTAINERS_RYUK_DISABLED";
    /** It starts within a second or two; the pull of its image, of some 10 MB, is the rest. */
    private static final Duration RYUK_LIMIT = Duration.ofMinutes(1);

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

    /** In a thread of its own: where its image cannot be pulled, Testcontainers goes on trying for minutes. */
    private static void startRyuk() {
        CompletableFuture<Void> started = new CompletableFuture<>();
        Thread starter = new Thread(
                () -> {
                    try {
                        DockerClientFactory.instance().client();
                        started.complete(null);
                    } catch (RuntimeException e) {
                        started.completeExceptionally(e);
                    }
                },
                "ryuk-start");
        starter.setDaemon(true);
        starter.start();
        try {
            started.get(RYUK_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw withoutRyuk(String.valueOf(e.getCause()), e);
        } catch (TimeoutException e) {
            throw withoutRyuk("it is not there after " + RYUK_LIMIT.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw withoutRyuk("interrupted", e);
        }
    }

    private static EnvironmentUnusableException withoutRyuk(String reason, Exception cause) {
        return new EnvironmentUnusableException(
                "Testcontainers cannot start Ryuk, which removes what a killed test run leaves: " + reason,
                "Make its image, testcontainers/ryuk, available to the engine, or set the system property nonet.ryuk=false, or "
                        + RYUK_DISABLED
                        + "=true: clusters are removed when the run ends or is interrupted all the same, and nonet"
                        + " sweep removes those of a run that was killed.",
                cause);
    }
}
