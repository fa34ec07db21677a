package io.nonet.scenarios.workload;

import io.nonet.client.consul.ServiceInstance;
import io.nonet.cluster.Cluster;
import io.nonet.observe.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Requests that take their time, one to each instance of a service: a task that is told to stop meanwhile has to finish its answer
 * first.
 */
public final class LongRequests implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ForwardProxy proxy;
    private final ExecutorService threads;
    private final List<CompletableFuture<Ended>> requests = new ArrayList<>();

    /**
     * One that has ended.
     *
     * @param allocation whose task was asked
     * @param at when its answer was there in full, or broken off
     */
    public record Ended(String allocation, Answered answer, Instant at) {}

    private LongRequests(ForwardProxy proxy, int count) {
        this.proxy = proxy;
        this.threads = Executors.newFixedThreadPool(count);
    }

    /**
     * Begins them; returns at once.
     *
     * @param passing instances that Nomad has announced
     * @param path that each is asked for
     */
    public static LongRequests begin(Cluster cluster, List<ServiceInstance> passing, String path) {
        LongRequests requests = new LongRequests(ForwardProxy.start(cluster), passing.size());
        passing.forEach(instance -> requests.ask(cluster.timeline(), instance, path));
        return requests;
    }

    private void ask(Timeline timeline, ServiceInstance instance, String path) {
        Route route = Route.patient(instance, path, proxy.address(), PATIENCE);
        String allocation = ServiceIds.allocation(instance.service().id()).orElseThrow();
        requests.add(CompletableFuture.supplyAsync(
                () -> {
                    Answered answer = route.ask(timeline.nanos(), timeline::nanos);
                    return new Ended(allocation, answer, timeline.instant());
                },
                threads));
    }

    /** All of them, once the last one has ended; each takes half a minute at the most. */
    public List<Ended> await() {
        Polling.await("the end of " + requests.size() + " long requests", PATIENCE.plus(Polling.SOON))
                .until(() -> requests.stream().allMatch(CompletableFuture::isDone));
        return requests.stream().map(CompletableFuture::join).toList();
    }

    /** Breaks off those that are under way. */
    @Override
    public void close() {
        threads.shutdownNow();
        proxy.close();
    }
}
