package io.nonet.chaos.workload;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Clients that contend for a few locks, each on its own agent. */
final class LockWorkload {
    /** Each is held for long now and then; meanwhile there is something to be had at the others. */
    private static final int LOCKS = 6;

    private LockWorkload() {}

    static Clientele of(Site site) {
        List<String> keys = IntStream.range(0, LOCKS)
                .mapToObj(number -> site.prefix() + "lock-" + number)
                .toList();
        List<LockClient> clients = site.consulAgents().stream()
                .map(agent -> new LockClient(
                        site.recorder("holder", agent), new ConsulLocks(site.consul(agent)), keys, site.draw()))
                .toList();
        return new Clientele(
                Clientele.PAUSE,
                List.copyOf(clients),
                List.of(),
                Optional::empty,
                () -> clients.forEach(LockClient::end));
    }
}
