package io.nonet.chaos.workload;

import io.nonet.client.consul.Consistency;
import io.nonet.topology.NodeSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Clients of Consul's key/value store, each on its own agent, in every mode of reading at a time. */
final class RegisterWorkload {
    private static final int KEYS = 2;

    private RegisterWorkload() {}

    /** One client on each of some agents, and one on each server that reads in the mode stale only. */
    static Clientele of(Site site) {
        Map<String, Consistency> keys = new HashMap<>();
        for (Consistency mode : Consistency.values()) {
            keys.putAll(keys(site, mode));
        }
        List<Runnable> clients = new ArrayList<>();
        for (NodeSpec agent : site.consulAgents()) {
            clients.add(client(site, agent, "register", keys, false));
        }
        // What waits for a leader in vain keeps its client from reading what needs none.
        for (NodeSpec server : site.cluster().topology().consulServers()) {
            clients.add(client(site, server, "stale reader", keys(site, Consistency.STALE), true));
        }
        return Clientele.of(clients);
    }

    /** What the keys begin with that are read in a mode. */
    static String prefix(String prefix, Consistency mode) {
        return prefix + mode.name().toLowerCase(Locale.ROOT) + "-";
    }

    private static Map<String, Consistency> keys(Site site, Consistency mode) {
        Map<String, Consistency> keys = new HashMap<>();
        for (int key = 0; key < KEYS; key++) {
            keys.put(prefix(site.prefix(), mode) + key, mode);
        }
        return keys;
    }

    private static Runnable client(
            Site site, NodeSpec agent, String name, Map<String, Consistency> keys, boolean readsOnly) {
        return new RegisterClient(
                site.recorder(name, agent), new ConsulRegisters(site.consul(agent)), keys, site.draw(), readsOnly);
    }
}
