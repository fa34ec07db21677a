package io.nonet.docker;

import static java.util.Objects.requireNonNull;

import com.github.dockerjava.transport.DockerHttpClient;
import io.nonet.cluster.EnvironmentUnusableException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;

/**
 * Says what it means that an engine does not answer: docker-java has no type of its own for it.
 *
 * <p>A call that was interrupted fails as before; that tells nothing of the engine.
 */
final class EngineHttpClient implements DockerHttpClient {
    private final DockerHttpClient http;
    private final URI host;

    EngineHttpClient(DockerHttpClient http, URI host) {
        this.http = requireNonNull(http, "http");
        this.host = requireNonNull(host, "host");
    }

    /**
     * Sends a request.
     *
     * @throws EnvironmentUnusableException if no answer comes
     */
    @Override
    public Response execute(Request request) {
        try {
            return http.execute(request);
        } catch (RuntimeException e) {
            if (e.getCause() instanceof IOException silence
                    && !Thread.currentThread().isInterrupted()) {
                throw unanswered(request, silence);
            }
            throw e;
        }
    }

    private EnvironmentUnusableException unanswered(Request request, IOException silence) {
        String call = request.method() + " " + request.path();
        return silence instanceof SocketTimeoutException
                ? new EnvironmentUnusableException(
                        "The engine at " + host + " did not answer " + call + " in time (" + silence.getMessage()
                                + ").",
                        "See what keeps it busy; once it answers, nonet sweep removes what a launch has left.",
                        silence)
                : new EnvironmentUnusableException(
                        "The engine at " + host + " does not answer " + call + " (" + silence + ").",
                        "Start it again (systemctl start docker, or dockerd); its log says why it ended. Then nonet sweep"
                                + " removes what a launch has left.",
                        silence);
    }

    @Override
    public void close() throws IOException {
        http.close();
    }
}
