package io.nonet.chaos.workload;

import io.nonet.topology.NodeSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Clients that wait for a value through every server and some other agents, and some that write it. */
final class WatchWorkload {
    private static final Duration LIMIT = Duration.ofSeconds(40);
    /** Few enough that most values can be seen one by one. */
    private static final Duration PAUSE = Duration.ofMillis(150);

    private WatchWorkload() {}

    static Clientele of(Site site) {
        String key = site.prefix() + "watched";
        List<Runnable> writers = new ArrayList<>();
        for (NodeSpec agent : site.agentsInClientMode()) {
            writers.add(new WriteClient(site.recorder("writer", agent), new ConsulRegisters(site.consul(agent)), key));
        }
        List<WatchClient> watchers = site.consulAgents().stream()
                .map(agent ->
                        new WatchClient(site.recorder("watcher", agent), new ConsulRegisters(site.consul(agent)), key))
                .toList();
        return new Clientele(
                PAUSE,
                writers,
                List.copyOf(watchers),
                () -> allHear(watchers, site.cluster().timeline().nanos()),
                () -> {});
    }

    /** Waits until each has an answer that it asked for after the last write. */
    private static Optional<String> allHear(List<WatchClient> watchers, long written) {
        boolean all = Settling.within(LIMIT, () -> watchers.stream().allMatch(one -> one.heardSince(written)));
        return all
                ? Optional.empty()
                : Optional.of("no answer after the last write: the watch through "
                        + watchers.stream()
                                .filter(one -> !one.heardSince(written))
                                .map(WatchClient::agent)
                                .findFirst()
                                .orElse("none"));
    }
}
