package io.nonet.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.client.AutopilotHealth;
import io.nonet.client.ServerHealth;
import io.nonet.topology.Topology;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadinessLinesTest {
    private static final Topology TOPOLOGY = Topology.nineNodes();

    @Test
    void healthyVotersThatMayLoseOneAreFine() {
        assertThat(problems(
                        true,
                        1,
                        server("consul-0", true, true),
                        server("consul-1", true, true),
                        server("consul-2", true, true)))
                .isEmpty();
    }

    @Test
    void serversThatAreNotHealthyOrHaveNoVoteAreNamed() {
        assertThat(problems(
                        false,
                        0,
                        server("consul-2", false, true),
                        server("consul-0", true, true),
                        server("consul-1", false, false)))
                .containsExactly(
                        "Consul's autopilot: expected healthy, 3 voters, failure tolerance 1; found not healthy,"
                                + " 2 voters, failure tolerance 0; not healthy: consul-1, consul-2; without a vote: consul-1");
    }

    @Test
    void aServerThatAutopilotDoesNotKnowIsNotAVoter() {
        assertThat(problems(true, 0, server("consul-0", true, true), server("consul-1", true, true)))
                .containsExactly("Consul's autopilot: expected healthy, 3 voters, failure tolerance 1; found healthy,"
                        + " 2 voters, failure tolerance 0");
    }

    private static List<String> problems(boolean healthy, int tolerance, ServerHealth... servers) {
        return ReadinessLines.autopilot(
                "Consul", TOPOLOGY.consulServers(), new AutopilotHealth(healthy, tolerance, List.of(servers)));
    }

    private static ServerHealth server(String name, boolean healthy, boolean voter) {
        return new ServerHealth(
                name, name, "10.64.0.11:8300", "alive", "1.14.3", false, null, 2, 30, healthy, voter, null);
    }
}
