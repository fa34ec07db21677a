package io.nonet.chaos.workload;

import io.nonet.topology.NodeSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Clients that add to sets, each on its own agent; in the end each set is read once more. */
final class SetWorkload {
    private static final Duration LIMIT = Duration.ofSeconds(40);

    private SetWorkload() {}

    static Clientele of(Site site) {
        SetNames names = new SetNames(site.prefix());
        List<Runnable> clients = new ArrayList<>();
        for (NodeSpec agent : site.consulAgents()) {
            clients.add(client(site, agent, "adder", names));
        }
        NodeSpec server = site.cluster().topology().consulServers().get(0);
        SetClient last = client(site, server, "last reader", names);
        return new Clientele(Clientele.PAUSE, clients, List.of(), () -> readAll(names, last), () -> {});
    }

    private static SetClient client(Site site, NodeSpec agent, String name, SetNames names) {
        return new SetClient(site.recorder(name, agent), new ConsulRegisters(site.consul(agent)), names, site.draw());
    }

    private static Optional<String> readAll(SetNames names, SetClient last) {
        AtomicReference<String> next = new AtomicReference<>("");
        boolean all = Settling.within(LIMIT, () -> names.all().stream()
                // From the first one again: reading twice says no less.
                .peek(next::set)
                .allMatch(last::read));
        return all ? Optional.empty() : Optional.of("the last read of " + next.get() + " has no answer");
    }
}
