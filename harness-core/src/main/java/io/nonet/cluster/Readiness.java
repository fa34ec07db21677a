package io.nonet.cluster;

import io.nonet.client.ClientException;
import io.nonet.cluster.ReadinessLines.Line;
import io.nonet.observe.Observation;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * What has to hold for a cluster to be called ready, all of it at the same look:
 *
 * <ul>
 *   <li>every agent answers and names the same leader;
 *   <li>every Consul agent sees all nodes alive, and nobody else;
 *   <li>in both systems autopilot is healthy, all servers are voters, and as many may fail as the size allows – a server
 *       that was cut off can return without a vote for 10 s, and losing another one then loses the quorum;
 *   <li>a write to Consul's KV and a consistent read of it succeed;
 *   <li>every Nomad client is ready, eligible and has all its drivers healthy;
 *   <li>Consul's catalog lists every Nomad server and client.
 * </ul>
 */
public final class Readiness {
    private static final Duration POLL = Duration.ofMillis(100);
    /** A join is known to all within ten turns of gossip, of 200 ms in Consul and up to 500 ms in Nomad. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration EACH = Duration.ofSeconds(1);

    private final Cluster cluster;
    private final List<Line> leaders;
    private final List<Line> others;
    private volatile List<String> last = List.of("nothing was looked at yet");
    private volatile List<String> recorded = List.of();
    private volatile long recordedAt;

    Readiness(Cluster cluster) {
        this.cluster = cluster;
        ReadinessLines lines = new ReadinessLines(cluster);
        this.leaders = lines.leaders();
        this.others = lines.others();
        this.recordedAt = cluster.timeline().nanos();
    }

    /** One look: the lines that do not hold, each with what was seen; empty if the cluster is ready. */
    public List<String> problems() {
        return words(lookAtAll());
    }

    /**
     * Waits until the cluster is ready.
     *
     * @throws NotReadyException if it is not within the limit, with the last value of each line that failed
     */
    public void await(Duration limit) {
        await(limit, () -> {});
    }

    /**
     * Waits until the cluster is ready again after a failure, and helps as operators do: agents that have lost each other
     * are told to join again, which gossip by itself does late, or not at all.
     *
     * @throws NotReadyException as {@link #await} does
     */
    public void recover(Duration limit) {
        List<Rejoin> systems = List.of(Rejoin.consul(cluster), Rejoin.nomad(cluster));
        long[] helped = {System.nanoTime() - PATIENCE.toNanos()};
        await(limit, () -> {
            if (System.nanoTime() - helped[0] >= PATIENCE.toNanos()) {
                systems.forEach(this::rejoin);
                helped[0] = System.nanoTime();
            }
        });
    }

    private void rejoin(Rejoin system) {
        List<String> told = system.turn();
        if (!told.isEmpty()) {
            cluster.timeline()
                    .record(new Observation.LogLine(
                            "nonet", "readiness", "told to join again: " + String.join(", ", told)));
        }
    }

    private void await(Duration limit, Runnable help) {
        Map<Line, List<String>> failing = new LinkedHashMap<>();
        try {
            Awaitility.await("cluster " + cluster.name() + " is ready")
                    .pollDelay(Duration.ZERO)
                    .pollInterval(POLL)
                    .atMost(limit)
                    .until(() -> {
                        // Until what failed holds, the rest need not be asked again; then all is looked at once more.
                        Map<Line, List<String>> seen = look(List.copyOf(failing.keySet()));
                        failing.clear();
                        failing.putAll(seen.isEmpty() ? lookAtAll() : seen);
                        last = words(failing);
                        recordWait();
                        if (!failing.isEmpty()) {
                            help.run();
                        }
                        return failing.isEmpty();
                    });
        } catch (ConditionTimeoutException e) {
            throw new NotReadyException(cluster.name(), limit, last);
        }
    }

    /** Without leaders all else would only repeat that there are none. */
    private Map<Line, List<String>> lookAtAll() {
        Map<Line, List<String>> leaderless = look(leaders);
        return leaderless.isEmpty() ? look(others) : leaderless;
    }

    /** What is wrong with each line that does not hold. */
    private static Map<Line, List<String>> look(Collection<Line> lines) {
        Map<Line, List<String>> failing = new LinkedHashMap<>();
        for (Line line : lines) {
            // One after the other: each agent's one connection serves them all, and a handshake costs more than a call.
            List<String> problems = problems(line);
            if (!problems.isEmpty()) {
                failing.put(line, problems);
            }
        }
        return failing;
    }

    private static List<String> problems(Line line) {
        try {
            return line.problems();
        } catch (ClientException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }

    private static List<String> words(Map<Line, List<String>> failing) {
        return failing.values().stream().flatMap(List::stream).toList();
    }

    /** A wait that takes long says in the run file what it is for: at each change, at most once a second. */
    private void recordWait() {
        long now = cluster.timeline().nanos();
        if (!last.isEmpty() && !last.equals(recorded) && now - recordedAt > EACH.toNanos()) {
            recorded = last;
            recordedAt = now;
            last.forEach(problem -> cluster.timeline().record(new Observation.LogLine("nonet", "readiness", problem)));
        }
    }
}
