package io.nonet.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.transport.DockerHttpClient;
import io.nonet.topology.Versions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineImageTest {
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final Versions VERSIONS = Versions.DEFAULT;

    @TempDir
    private Path folder;

    @Test
    void aCopyThatIsInterruptedLeavesNothing() throws Exception {
        Path log = folder.resolve("calls");
        Path target = folder.resolve("programs/consul");
        Process copy = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        EndlessCopy.class.getName(),
                        log.toString(),
                        target.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
        Awaitility.await("it copies")
                .atMost(LIMIT)
                .failFast("it has ended", () -> !copy.isAlive())
                .until(() -> Files.exists(target.getParent())
                        && !files(target.getParent()).isEmpty());
        copy.destroy();
        assertThat(copy.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readAllLines(log)).containsExactly("POST /containers/create", "DELETE /containers/new");
        assertThat(files(target.getParent())).isEmpty();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    /** Copies from an engine that never gives the whole file; writes down which calls change something. */
    static final class EndlessCopy {
        private EndlessCopy() {}

        public static void main(String[] arguments) {
            TestingEngine engine = new TestingEngine()
                    .answers(
                            "GET /images/json",
                            200,
                            "[{\"Id\": \"image\", \"RepoTags\": [\"" + MachineImage.name(VERSIONS) + "\"]}]")
                    .answers("POST /containers/create", 201, "{\"Id\": \"new\"}")
                    .answers("DELETE /containers/new", 204, "");
            MachineImage.copy(
                    DockerClientImpl.getInstance(
                            DefaultDockerClientConfig.createDefaultConfigBuilder()
                                    .build(),
                            new Endless(engine, Path.of(arguments[0]))),
                    VERSIONS,
                    "/opt/consul",
                    Path.of(arguments[1]));
        }
    }

    private record Endless(TestingEngine engine, Path log) implements DockerHttpClient {
        @Override
        public Response execute(Request request) {
            if (request.path().contains("/archive")) {
                return new Silence();
            }
            Response response = engine.execute(request);
            try {
                Files.write(log, engine.changes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return response;
        }

        @Override
        public void close() {}
    }

    private static final class Silence implements DockerHttpClient.Response {
        @Override
        public int getStatusCode() {
            return 200;
        }

        @Override
        public Map<String, List<String>> getHeaders() {
            return Map.of("Content-Type", List.of("application/x-tar"));
        }

        @Override
        public InputStream getBody() {
            return new InputStream() {
                @Override
                public int read() throws IOException {
                    try {
                        new CountDownLatch(1).await();
                        return -1;
                    } catch (InterruptedException e) {
                        throw new IOException(e);
                    }
                }
            };
        }

        @Override
        public void close() {}
    }
}
