package io.nonet.scenarios.consistency;

import static io.nonet.scenarios.workload.Polling.await;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.chaos.Chaos;
import io.nonet.chaos.Injection;
import io.nonet.chaos.ProcessFault;
import io.nonet.chaos.ProcessFault.Action;
import io.nonet.cluster.Cluster;
import io.nonet.cluster.Service;
import io.nonet.junit.Story;
import io.nonet.topology.NodeSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** All Consul servers are restarted one by one, the leader last, each once autopilot trusts all of them again. */
record RollingRestart(Cluster cluster, Story story) {
    /** A server that was just restarted reads its log again, then follows. */
    private static final Duration CATCHES_UP = Duration.ofMinutes(1);

    private static final Duration READY_AGAIN = Duration.ofMinutes(3);

    RollingRestart {
        requireNonNull(cluster, "cluster");
        requireNonNull(story, "story");
    }

    void tell() {
        List<NodeSpec> left = new ArrayList<>(cluster.topology().consulServers());
        while (!left.isEmpty()) {
            NodeSpec leader = story.step(
                    "all servers name one leader", () -> cluster.leaders().consul());
            NodeSpec next = left.stream()
                    .filter(server -> !server.equals(leader))
                    .findFirst()
                    .orElse(leader);
            restart(next, applied(leader));
            left.remove(next);
        }
    }

    private void restart(NodeSpec server, long written) {
        ProcessFault fault = new ProcessFault(server.name(), Service.CONSUL, Action.RESTART);
        try (Injection restart = story.step(
                server.name() + " is restarted", () -> Chaos.on(cluster).inject(fault))) {
            story.premise("it is another process", restart::awaitEffect);
        }
        // Autopilot looks every few seconds: what it says at first may be from before. Neither says that the server's
        // state has caught up with its log: Raft counts an entry as applied once it is handed over.
        story.step(server.name() + " has the log as it was then", () -> await("its log", CATCHES_UP)
                .untilAsserted(() -> assertThat(applied(server)).isGreaterThanOrEqualTo(written)));
        story.step(
                "autopilot trusts all of them again", () -> cluster.readiness().recover(READY_AGAIN));
    }

    private long applied(NodeSpec server) {
        return cluster.consul(server).agent().self().raft().orElseThrow().appliedIndex();
    }
}
