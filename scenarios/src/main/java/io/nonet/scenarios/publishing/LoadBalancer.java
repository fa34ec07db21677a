package io.nonet.scenarios.publishing;

import static io.nonet.scenarios.workload.Polling.SOON;
import static io.nonet.scenarios.workload.Polling.await;

import io.nonet.cluster.Cluster;
import io.nonet.docker.SideContainer;
import io.nonet.observe.Observation.LogLine;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import org.awaitility.core.ConditionTimeoutException;

/** A load balancer on a host of its own beside the cluster, published on the loopback of this one. */
final class LoadBalancer implements AutoCloseable {
    private static final int PORT = 8080;
    private static final int POLL_TIMEOUT_MILLIS = 1000;
    /** Longer than Consul's agent takes to leave: some 4 s. */
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(20);

    private final Cluster cluster;
    private final Way way;
    private final SideContainer container;

    private LoadBalancer(Cluster cluster, Way way, SideContainer container) {
        this.cluster = cluster;
        this.way = way;
        this.container = container;
    }

    /**
     * Starts one, and returns once a request through it is answered.
     *
     * @throws ConditionTimeoutException if none is within {@link io.nonet.scenarios.workload.Polling#SOON}
     */
    static LoadBalancer start(Cluster cluster, Way way) {
        LoadBalancer balancer = new LoadBalancer(
                cluster, way, SideContainer.start(cluster, "edge", EdgeFiles.of(cluster, way), way.command(), PORT));
        boolean answers = false;
        try {
            await("first answer through " + way.label(), SOON).until(balancer::answers);
            answers = true;
        } finally {
            if (!answers) {
                balancer.close();
            }
        }
        return balancer;
    }

    private boolean answers() throws IOException {
        HttpURLConnection request = (HttpURLConnection) address().toURL().openConnection();
        request.setConnectTimeout(POLL_TIMEOUT_MILLIS);
        request.setReadTimeout(POLL_TIMEOUT_MILLIS);
        try {
            return request.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException e) {
            return false;
        } finally {
            request.disconnect();
        }
    }

    /** Where clients on this host reach it. */
    URI address() {
        var address = container.address(PORT);
        return URI.create("http://" + address.getHostString() + ":" + address.getPort() + "/");
    }

    /** Has it finish what it is answering and end; returns its exit code. */
    long stop() {
        return container.stop(STOPS_WITHIN);
    }

    /** Has it end, if it has not, keeps what it said on the timeline, and removes its host. */
    @Override
    public void close() {
        try (container) {
            stop();
            container.log().lines().forEach(line -> cluster.timeline().record(new LogLine("edge", way.label(), line)));
        }
    }
}
