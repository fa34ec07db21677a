package io.nonet.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.transport.DockerHttpClient;
import io.nonet.cluster.EnvironmentUnusableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import org.junit.jupiter.api.Test;

class EngineHttpClientTest {

    @Test
    void anEngineThatIsGoneIsTheSurroundingsFault() throws IOException {
        URI host;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            host = URI.create("tcp://127.0.0.1:" + socket.getLocalPort());
        }
        try (DockerClient docker = EngineConnection.client(host, null)) {
            assertThatExceptionOfType(EnvironmentUnusableException.class)
                    .isThrownBy(() -> docker.startContainerCmd("x").exec())
                    .withMessageContaining("The engine at " + host + " does not answer POST /containers/x/start")
                    .withMessageContaining("nonet sweep")
                    .withCauseInstanceOf(IOException.class);
        }
    }

    @Test
    void anInterruptedCallTellsNothingOfTheEngine() throws IOException {
        UncheckedIOException broken = new UncheckedIOException(new IOException("closed"));
        DockerHttpClient interrupted = new DockerHttpClient() {
            @Override
            public Response execute(Request request) {
                Thread.currentThread().interrupt();
                throw broken;
            }

            @Override
            public void close() {}
        };
        try (EngineHttpClient http = new EngineHttpClient(interrupted, URI.create("unix:///engine"))) {
            assertThatThrownBy(() -> http.execute(DockerHttpClient.Request.builder()
                            .method(DockerHttpClient.Request.Method.GET)
                            .path("/_ping")
                            .build()))
                    .isSameAs(broken);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
