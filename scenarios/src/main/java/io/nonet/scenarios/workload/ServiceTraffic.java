package io.nonet.scenarios.workload;

import static java.util.Objects.requireNonNull;

import io.nonet.chaos.workload.RepeatedWork;
import io.nonet.cluster.Cluster;
import io.nonet.observe.Observation.Request;
import io.nonet.observe.Outcome;
import io.nonet.observe.Timeline;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

/**
 * Clients that ask a service for a page, each one request after the other, until they are stopped; every request is recorded.
 *
 * <p>Nothing is retried: what a client did not get is a failure. Safe for use by several threads.
 */
public final class ServiceTraffic implements AutoCloseable {
    private static final int CLIENTS = 4;
    /** Between an answer and the next request: some ninety requests a second in all. */
    private static final Duration PAUSE = Duration.ofMillis(40);

    private final String service;
    private final Timeline timeline;
    /** Ends the clients' way to the service. */
    private final Runnable wayEnd;

    private final RepeatedWork asking;
    private final ConcurrentLinkedQueue<Answered> answered = new ConcurrentLinkedQueue<>();

    private ServiceTraffic(String service, Route route, Timeline timeline, Runnable wayEnd) {
        this.service = requireNonNull(service, "service");
        this.timeline = timeline;
        this.wayEnd = wayEnd;
        this.asking = RepeatedWork.start(
                PAUSE,
                IntStream.range(0, CLIENTS)
                        .mapToObj(i -> client("client " + i, route.forAnotherClient()))
                        .toList());
    }

    /**
     * Clients that find the instances in Consul and ask them in turn for {@code /}, on the cluster's network.
     *
     * @param service its name in Consul; it must have a passing instance already, or the first requests fail
     */
    public static ServiceTraffic discovering(Cluster cluster, String service) {
        return discovering(cluster, service, "/");
    }

    /**
     * Clients that find the instances in Consul and ask them in turn, on the cluster's network.
     *
     * @param service its name in Consul; it must have a passing instance already, or the first requests fail
     * @param path that they ask for, such as {@code /health}
     */
    public static ServiceTraffic discovering(Cluster cluster, String service, String path) {
        ForwardProxy proxy = ForwardProxy.start(cluster);
        try {
            Instances instances = Instances.follow(cluster.consul(), service, cluster.timeline());
            Route route = Route.roundRobin(instances, path, proxy.address());
            return new ServiceTraffic(service, route, cluster.timeline(), () -> {
                try (proxy) {
                    instances.close();
                }
            });
        } catch (RuntimeException | Error e) {
            proxy.close();
            throw e;
        }
    }

    /** Clients that ask a load balancer at this address of the host, such as {@code http://127.0.0.1:32768/}. */
    public static ServiceTraffic at(URI loadBalancer, String service, Timeline timeline) {
        return new ServiceTraffic(service, Route.fixed(loadBalancer, Proxy.NO_PROXY), timeline, () -> {});
    }

    private Runnable client(String name, Route route) {
        return () -> ask(name, route);
    }

    private void ask(String client, Route route) {
        long start = timeline.nanos();
        Answered answer = route.ask(start, timeline::nanos);
        answered.add(answer);
        timeline.record(new Request(
                client,
                "get",
                answer.target(),
                Optional.of(service),
                Optional.of('"' + answer.body().strip().replace("\\", "\\\\").replace("\"", "\\\"") + '"'),
                answer.isFailure() ? Outcome.FAIL : Outcome.OK,
                start,
                answer.latency(),
                answer.error()));
    }

    /** All requests that have ended. */
    public List<Answered> requests() {
        return List.copyOf(answered);
    }

    /** Those that got no answer, or not a good one. */
    public List<Answered> failures() {
        return answered.stream().filter(Answered::isFailure).toList();
    }

    /** How many requests ended in a second, on average from the beginning of the first to the end of the last; 0 without any. */
    double perSecond() {
        long begin = answered.stream().mapToLong(Answered::startNanos).min().orElse(0);
        long end = answered.stream().mapToLong(Answered::endNanos).max().orElse(0);
        return end == begin ? 0 : answered.size() / ((end - begin) / 1e9);
    }

    /** How many good answers came to requests that began after this moment of the timeline. */
    public long answersSince(long nanos) {
        return answered.stream()
                .filter(answer -> !answer.isFailure() && answer.startNanos() > nanos)
                .count();
    }

    /** How many of these answers begin with this text. */
    public long answersSince(long nanos, String beginning) {
        return answered.stream()
                .filter(answer -> answer.startNanos() > nanos && answer.body().startsWith(beginning))
                .count();
    }

    /** Stops asking; once it returns no request is under way. Does nothing if stopped already. */
    @Override
    public void close() {
        try {
            asking.close();
        } finally {
            wayEnd.run();
        }
    }
}
