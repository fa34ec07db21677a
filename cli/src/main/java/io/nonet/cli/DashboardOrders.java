package io.nonet.cli;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.nonet.chaos.Chaos;
import io.nonet.chaos.Fault;
import io.nonet.chaos.Injection;
import io.nonet.chaos.NetworkFault;
import io.nonet.chaos.ProcessFault;
import io.nonet.chaos.ProcessFault.Action;
import io.nonet.chaos.link.Partition;
import io.nonet.topology.TopologyException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Does what is ordered on a dashboard, one thing after the other, and tells what came of it. */
final class DashboardOrders implements AutoCloseable {
    private static final int MOST_SAID = 50;

    private final FaultyCluster cluster;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "nonet-dashboard-orders");
        thread.setDaemon(true);
        return thread;
    });
    private final Deque<String> said = new ArrayDeque<>();
    private final List<String> busy = new ArrayList<>();

    DashboardOrders(FaultyCluster cluster) {
        this.cluster = requireNonNull(cluster, "cluster");
    }

    /** Takes an order: {@code action}, and {@code node}, {@code service} or {@code id}; says what is wrong with it. */
    Optional<String> take(JsonNode order) {
        String action = order.path("action").asText();
        String node = order.path("node").asText();
        String service = order.path("service").asText();
        String id = order.path("id").asText();
        try {
            switch (action) {
                case "isolate" ->
                    inject(NetworkFault.drop(Partition.isolate(
                            cluster.cluster().topology(), cluster.node(node).name())));
                case "pause" ->
                    inject(new ProcessFault(
                            cluster.node(node).name(),
                            FaultyCluster.service(cluster.node(node), Optional.of(service), FaultyCluster.FREEZABLE),
                            Action.PAUSE));
                case "kill" -> inject(cluster.fault(node, Optional.of(service), Action.KILL));
                case "power-off" -> inject(cluster.fault(node, Optional.of("machine"), Action.KILL));
                case "heal" -> work("heal " + id, () -> heal(id));
                case "heal-all" -> work("heal everything", this::healAll);
                default -> {
                    return Optional.of("expected isolate, pause, kill, power-off, heal or heal-all, found " + action);
                }
            }
            return Optional.empty();
        } catch (TopologyException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** What is being done, or waits to be. */
    synchronized List<String> busy() {
        return List.copyOf(busy);
    }

    /** What came of it, the newest first. */
    synchronized List<String> said() {
        return List.copyOf(said);
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }

    private void inject(Fault fault) {
        Chaos chaos = cluster.chaos();
        work(fault.kind() + " " + String.join(", ", fault.targets()), () -> {
            Injection injection = chaos.inject(fault);
            say(injection.id() + " " + fault.kind() + ": injected");
            return injection.id() + " proved: " + injection.awaitEffect();
        });
    }

    private String heal(String id) {
        return cluster.chaos()
                .injection(id)
                .map(injection -> {
                    injection.heal();
                    return id + " healed: " + injection.awaitHealed();
                })
                .orElse("there is no fault " + id + " now");
    }

    private String healAll() {
        return "healed: " + Words.count(cluster.chaos().healAll().faults(), "fault");
    }

    private synchronized void work(String what, Supplier<String> work) {
        busy.add(what);
        worker.execute(() -> {
            try {
                say(work.get());
            } catch (RuntimeException e) {
                // Whatever it is, the dashboard goes on and tells it.
                say(what + ": " + e.getMessage());
            } finally {
                done(what);
            }
        });
    }

    private synchronized void done(String what) {
        busy.remove(what);
    }

    private synchronized void say(String words) {
        String time = cluster.surroundings().clock().instant().toString();
        said.addFirst(time.substring(time.indexOf('T') + 1, time.indexOf('T') + "00:00:00".length() + 1) + " " + words);
        if (said.size() > MOST_SAID) {
            said.removeLast();
        }
    }
}
