package io.nonet.scenarios;

import static io.nonet.scenarios.workload.Polling.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.cluster.Cluster;
import io.nonet.cluster.ExecResult;
import io.nonet.cluster.Machine;
import io.nonet.cluster.Service;
import io.nonet.junit.NonetTest;
import io.nonet.junit.Scenario;
import io.nonet.junit.Story;
import io.nonet.topology.NodeSpec;
import io.nonet.topology.Versions;
import io.nonet.topology.config.MachineFile;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Consul is upgraded agent by agent, from an older version to the usual one, while programs write to it and tasks run.
 *
 * <p>Its cluster is nobody else's: afterwards it is not what its topology says.
 */
@NonetTest(config = "/topologies/older-consul.yaml", fresh = true)
@Scenario(
        name = "rolling-upgrade",
        summary = "All Consul agents are upgraded one by one; no write is lost and no request fails.",
        typicalSeconds = 40)
public class RollingUpgradeScenario {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String NEWER = Versions.DEFAULT.consul();
    /** From 1.14 on Consul's servers listen for gRPC on one more port unless told not to; older versions refuse the key. */
    private static final MachineFile NEW_PORT =
            new MachineFile("/etc/consul.d/ports.json", "{\"ports\": {\"grpc_tls\": -1}}\n", 0644);

    private final Cluster cluster;
    private final Story story;

    RollingUpgradeScenario(Cluster cluster, Story story) {
        this.cluster = cluster;
        this.story = story;
    }

    @Test
    void consulIsUpgradedAgentByAgent() {
        String older = cluster.topology().versions().consul();
        story.premise("all agents are of " + older + ", which is another version than " + NEWER, () -> {
            assertThat(older).isNotEqualTo(NEWER);
            allAreOf(older);
        });
        CutStory told = CutStory.of(cluster, story, new ConsulRaft(cluster));
        LivingTasks.surviveWhile(cluster, story, () -> new RollingPass(told, this::upgrade).tell());
        story.check("all agents are of " + NEWER, () -> allAreOf(NEWER));
    }

    /** Has the machine run the other version that its image has, as its {@code machine.env} says. */
    private void upgrade(NodeSpec node) {
        Machine machine = cluster.machine(node);
        machine.write(List.of(NEW_PORT));
        ExecResult edited = machine.exec(
                LIMIT,
                List.of("sed", "-i", "s/^CONSUL_VERSION=.*/CONSUL_VERSION=" + NEWER + "/", "/etc/nonet/machine.env"));
        assertThat(edited.succeeded()).as(edited.ending()).isTrue();
        machine.services().restart(Service.CONSUL);
        await(node.name() + " is of " + NEWER, LIMIT).until(() -> version(node).equals(NEWER));
    }

    private void allAreOf(String version) {
        assertThat(cluster.topology().nodes())
                .allSatisfy(node -> assertThat(version(node)).as(node.name()).isEqualTo(version));
    }

    private String version(NodeSpec node) {
        return cluster.consul(node).agent().self().config().version();
    }
}
