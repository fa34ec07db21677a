package io.nonet.chaos.link;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.nonet.cluster.Cluster;
import io.nonet.cluster.ExecResult;
import io.nonet.cluster.Machine;
import io.nonet.cluster.Parallel;
import io.nonet.topology.Link;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tries ways from the nodes themselves, and from the host, all at once, over the very listeners that agents use. */
record Prober(Cluster cluster) {
    private static final Duration START = Duration.ofSeconds(10);

    /**
     * Tries all targets, waiting for answers at most this long.
     *
     * @throws LinkException if a node cannot run the probe
     */
    Map<ProbeTarget, ProbeResult> probe(Collection<ProbeTarget> targets, Duration limit) {
        Map<String, List<ProbeTarget>> byOrigin =
                targets.stream().collect(groupingBy(ProbeTarget::from, LinkedHashMap::new, toList()));
        Map<ProbeTarget, ProbeResult> results = new LinkedHashMap<>();
        Parallel.map(List.copyOf(byOrigin.entrySet()), origin -> probe(origin.getKey(), origin.getValue(), limit))
                .forEach(results::putAll);
        return results;
    }

    private Map<ProbeTarget, ProbeResult> probe(String origin, List<ProbeTarget> targets, Duration limit) {
        return origin.equals(Link.HOST)
                ? new HostProber(cluster).probe(targets, limit)
                : probe(cluster.machine(origin), targets, limit);
    }

    private Map<ProbeTarget, ProbeResult> probe(Machine machine, List<ProbeTarget> targets, Duration limit) {
        List<String> command = new ArrayList<>(List.of("/usr/local/lib/nonet/probe", Long.toString(limit.toMillis())));
        Map<String, ProbeTarget> byArgument = new HashMap<>();
        for (ProbeTarget target : targets) {
            byArgument.put(target.argument(cluster.machine(target.to()).address()), target);
        }
        command.addAll(byArgument.keySet());
        ExecResult ran = machine.exec(limit.plus(START), command);
        Map<ProbeTarget, ProbeResult> results = new LinkedHashMap<>();
        ran.stdout().lines().forEach(line -> {
            int space = line.indexOf(' ');
            ProbeTarget target = byArgument.get(line.substring(0, space));
            if (target != null) {
                results.put(target, ProbeResult.parse(line.substring(space + 1)));
            }
        });
        if (!ran.succeeded() || results.size() < targets.size()) {
            throw new LinkException(
                    machine.node().name(),
                    "the probe of its links ended with " + ran.exitCode() + " after " + results.size() + " of "
                            + targets.size() + " results: " + ran.stderr().strip(),
                    null);
        }
        return results;
    }
}
