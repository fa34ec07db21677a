package io.nonet.docker;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.transport.DockerHttpClient;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An engine that gives the answers it was given, and remembers what it was asked in order. */
final class TestingEngine implements DockerHttpClient {
    private final Map<String, Reply> replies = new LinkedHashMap<>();
    private final List<String> asked = new ArrayList<>();

    private record Reply(int status, String body) {}

    /** Answers calls that begin so, such as {@code GET /networks}; the first that fits is taken. */
    TestingEngine answers(String call, int status, String body) {
        replies.put(call, new Reply(status, body));
        return this;
    }

    DockerClient client() {
        return DockerClientImpl.getInstance(
                DefaultDockerClientConfig.createDefaultConfigBuilder().build(), this);
    }

    /** The calls so far that changed something, without their queries. */
    synchronized List<String> changes() {
        return asked.stream().filter(call -> !call.startsWith("GET ")).toList();
    }

    @Override
    public Response execute(Request request) {
        String call = request.method() + " " + request.path().split("\\?", 2)[0];
        synchronized (this) {
            asked.add(call);
        }
        Reply reply = replies.entrySet().stream()
                .filter(known -> call.startsWith(known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new AssertionError("No answer to " + call));
        return new Answer(reply);
    }

    @Override
    public void close() {}

    private record Answer(Reply reply) implements Response {
        @Override
        public int getStatusCode() {
            return reply.status();
        }

        @Override
        public Map<String, List<String>> getHeaders() {
            return Map.of("Content-Type", List.of("application/json"));
        }

        @Override
        public InputStream getBody() {
            return new ByteArrayInputStream(reply.body().getBytes(UTF_8));
        }

        @Override
        public void close() {}
    }
}
