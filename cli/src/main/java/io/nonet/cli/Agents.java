package io.nonet.cli;

import io.nonet.client.ClientException;
import io.nonet.client.MutualTls;
import io.nonet.client.consul.ConsulClient;
import io.nonet.client.nomad.NomadClient;
import io.nonet.cluster.Access;
import io.nonet.cluster.Cluster;
import io.nonet.cluster.Machine;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Clients of the agents on machines that are up, by node; unlike a whole cluster this does with any part of it.
 *
 * @param nomad of Nomad servers and clients
 */
record Agents(Map<String, ConsulClient> consul, Map<String, NomadClient> nomad) {
    /** A frozen agent takes the call and never answers; the others answer in milliseconds. */
    private static final Duration LIMIT = Duration.ofSeconds(2);

    static Agents of(Collection<Machine> machines, Access access) {
        MutualTls tls = MutualTls.client(access.operator(), access.caCertificatePem());
        Map<String, ConsulClient> consul = new LinkedHashMap<>();
        Map<String, NomadClient> nomad = new LinkedHashMap<>();
        for (Machine machine : machines) {
            String node = machine.node().name();
            consul.put(node, ConsulClient.at(machine.consul(), tls).withCallTimeout(LIMIT));
            machine.nomad()
                    .ifPresent(uri -> nomad.put(node, NomadClient.at(uri, tls).withCallTimeout(LIMIT)));
        }
        return new Agents(consul, nomad);
    }

    /** Those of a cluster that was just launched, with the connections that they have open. */
    static Agents of(Cluster cluster) {
        Map<String, ConsulClient> consul = new LinkedHashMap<>();
        Map<String, NomadClient> nomad = new LinkedHashMap<>();
        cluster.topology().nodes().forEach(node -> consul.put(node.name(), cluster.consul(node)));
        cluster.topology().nomadNodes().forEach(node -> nomad.put(node.name(), cluster.nomad(node)));
        return new Agents(consul, nomad);
    }

    static Agents none() {
        return new Agents(Map.of(), Map.of());
    }

    /** What the first of the clients that answers says; empty if none does. */
    static <C, T> Optional<T> first(List<C> clients, Function<C, T> question) {
        return clients.stream()
                .flatMap(client -> answer(client, question).stream())
                .findFirst();
    }

    /** What all that answer say, if they say the same; empty if they do not, or none answers. */
    static <C, T> Optional<T> agreed(List<C> clients, Function<C, Optional<T>> question) {
        List<Optional<T>> answers = clients.parallelStream()
                .flatMap(client -> answer(client, question).stream())
                .distinct()
                .toList();
        return answers.size() == 1 ? answers.get(0) : Optional.empty();
    }

    private static <C, T> Optional<T> answer(C client, Function<C, T> question) {
        try {
            return Optional.of(question.apply(client));
        } catch (ClientException e) {
            return Optional.empty();
        }
    }
}
