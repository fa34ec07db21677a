package io.nonet.scenarios.consistency;

import io.nonet.client.consul.Consistency;
import io.nonet.cluster.Cluster;
import io.nonet.observe.Observation.Request;
import io.nonet.observe.Outcome;
import io.nonet.scenarios.workload.RepeatedWork;
import io.nonet.topology.NodeSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Clients of Consul's key/value store, each on its own agent, in every mode of reading at a time. */
final class RegisterWorkload implements AutoCloseable {
    /** Between an answer and the next call: some ten calls a second by each client. */
    private static final Duration PAUSE = Duration.ofMillis(80);
    /** Longer than an answer takes on a busy machine, and short enough to have several within a fault. */
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(2);

    private static final int KEYS = 2;

    /** No other workload has it: what an earlier one left must not pass for this one's. */
    private final String prefix = "consistency/" + UUID.randomUUID().toString().substring(0, 8) + "/";

    private final Queue<Request> acknowledged = new ConcurrentLinkedQueue<>();
    private final RepeatedWork asking;

    private RegisterWorkload(Cluster cluster, List<NodeSpec> agents, Random random) {
        Map<String, Consistency> keys = new HashMap<>();
        for (Consistency mode : Consistency.values()) {
            keys.putAll(keys(mode));
        }
        List<Runnable> clients = new ArrayList<>();
        for (NodeSpec agent : agents) {
            clients.add(client(cluster, agent, "register via ", keys, new Random(random.nextLong()), false));
        }
        // What waits for a leader in vain keeps its client from reading what needs none.
        for (NodeSpec server : cluster.topology().consulServers()) {
            Map<String, Consistency> stale = keys(Consistency.STALE);
            clients.add(client(cluster, server, "stale reader via ", stale, new Random(random.nextLong()), true));
        }
        this.asking = RepeatedWork.start(PAUSE, clients);
    }

    private Map<String, Consistency> keys(Consistency mode) {
        Map<String, Consistency> keys = new HashMap<>();
        for (int key = 0; key < KEYS; key++) {
            keys.put(prefix(mode) + key, mode);
        }
        return keys;
    }

    private Runnable client(
            Cluster cluster,
            NodeSpec agent,
            String name,
            Map<String, Consistency> keys,
            Random random,
            boolean readsOnly) {
        return new RegisterClient(
                name + agent.name(),
                agent.name(),
                cluster.consul(agent).withCallTimeout(CALL_TIMEOUT),
                keys,
                cluster.timeline(),
                random,
                readsOnly,
                this::count);
    }

    /**
     * Begins, with one client for each of these agents, and one on each server that reads in the mode stale only.
     *
     * @param random what all that the clients ask follows from; drawn from before this returns only
     */
    static RegisterWorkload start(Cluster cluster, List<NodeSpec> agents, Random random) {
        return new RegisterWorkload(cluster, agents, random);
    }

    private void count(Request request) {
        if (request.outcome() == Outcome.OK) {
            acknowledged.add(request);
        }
    }

    /** What the keys begin with that are read in a mode. */
    String prefix(Consistency mode) {
        return prefix + mode.name().toLowerCase(Locale.ROOT) + "-";
    }

    /** How many calls about keys of a mode were asked after this moment of the timeline, and acknowledged. */
    long acknowledgedSince(Consistency mode, long nanos) {
        return acknowledged.stream()
                .filter(request ->
                        request.startNanos() > nanos && request.key().orElse("").startsWith(prefix(mode)))
                .count();
    }

    /** Stops; once it returns no call is under way. Does nothing if it is stopped already. */
    @Override
    public void close() {
        asking.close();
    }
}
