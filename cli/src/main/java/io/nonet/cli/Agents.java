package io.nonet.cli;

import io.nonet.client.ClientException;
import io.nonet.client.MutualTls;
import io.nonet.client.consul.ConsulClient;
import io.nonet.client.nomad.NomadClient;
import io.nonet.cluster.Cluster;
import io.nonet.cluster.Machine;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The agents of one system on machines that are up, by node; unlike a whole cluster this does with any part of it.
 *
 * @param <C> the type of client
 */
record Agents<C>(Map<String, C> clients) {
    /** A frozen agent takes the call and never answers; the others answer in milliseconds. */
    static final Duration LIMIT = Duration.ofSeconds(2);

    private static final ExecutorService THREADS = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "nonet-status");
        thread.setDaemon(true);
        return thread;
    });

    Agents {
        clients = Collections.unmodifiableMap(new LinkedHashMap<>(clients));
    }

    /** The Consul agents on these machines. */
    static Agents<ConsulClient> consul(Collection<Machine> machines, MutualTls tls) {
        Map<String, ConsulClient> clients = new LinkedHashMap<>();
        machines.forEach(machine -> clients.put(
                machine.node().name(), ConsulClient.at(machine.consul(), tls).withCallTimeout(LIMIT)));
        return new Agents<>(clients);
    }

    /** The Nomad agents on those of these machines that have one. */
    static Agents<NomadClient> nomad(Collection<Machine> machines, MutualTls tls) {
        Map<String, NomadClient> clients = new LinkedHashMap<>();
        machines.forEach(machine -> machine.nomad()
                .ifPresent(uri -> clients.put(
                        machine.node().name(), NomadClient.at(uri, tls).withCallTimeout(LIMIT))));
        return new Agents<>(clients);
    }

    /** The Consul agents of a cluster that was just launched, over the connections that it has open. */
    static Agents<ConsulClient> consul(Cluster cluster) {
        Map<String, ConsulClient> clients = new LinkedHashMap<>();
        cluster.topology().nodes().forEach(node -> clients.put(node.name(), cluster.consul(node)));
        return new Agents<>(clients);
    }

    /** The Nomad agents of a cluster that was just launched, over the connections that it has open. */
    static Agents<NomadClient> nomad(Cluster cluster) {
        Map<String, NomadClient> clients = new LinkedHashMap<>();
        cluster.topology().nomadNodes().forEach(node -> clients.put(node.name(), cluster.nomad(node)));
        return new Agents<>(clients);
    }

    /** Those on these nodes, each as this makes it, such as with a limit to its calls. */
    Agents<C> limited(Collection<String> nodes, UnaryOperator<C> limit) {
        Map<String, C> limited = new LinkedHashMap<>();
        clients.forEach((node, client) -> {
            if (nodes.contains(node)) {
                limited.put(node, limit.apply(client));
            }
        });
        return new Agents<>(limited);
    }

    static <C> Agents<C> none() {
        return new Agents<>(Map.of());
    }

    /** What each agent that answers says, by node; all are asked at once. */
    <T> Map<String, T> all(Function<C, T> question) {
        return asking(question).get();
    }

    /** Asks them now, as {@link #all} does; what this returns waits for their answers. */
    <T> Supplier<Map<String, T>> asking(Function<C, T> question) {
        Map<String, CompletableFuture<Optional<T>>> calls = new LinkedHashMap<>();
        clients.forEach((node, client) ->
                calls.put(node, CompletableFuture.supplyAsync(() -> answer(client, question), THREADS)));
        return () -> {
            Map<String, T> answers = new LinkedHashMap<>();
            calls.forEach((node, call) -> call.join().ifPresent(answer -> answers.put(node, answer)));
            return answers;
        };
    }

    /** What the first of these nodes' agents that answers says; empty if none does. */
    <T> Optional<T> first(List<String> nodes, Function<C, T> question) {
        return nodes.stream()
                .flatMap(node -> Optional.ofNullable(clients.get(node)).stream())
                .flatMap(client -> answer(client, question).stream())
                .findFirst();
    }

    private static <C, T> Optional<T> answer(C client, Function<C, T> question) {
        try {
            return Optional.of(question.apply(client));
        } catch (ClientException e) {
            return Optional.empty();
        }
    }
}
