package io.nonet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.nonet.cli.ClusterStatus.Agent;
import io.nonet.cli.ClusterStatus.Node;
import io.nonet.topology.NodeSpec;
import io.nonet.topology.Role;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StatusTextTest {
    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");

    @Test
    void readyClusterIsATableAndAVerdict() {
        assertThat(StatusText.of(status(List.of()), NOW, false))
                .containsExactly(
                        "NODE            ROLE           ADDRESS     MACHINE  CONSUL         PORT  NOMAD  PORT",
                        "consul-0        consul-server  10.64.0.11  up       alive, leader  1000  -      -",
                        "nomad-client-0  nomad-client   10.64.0.12  up       alive          1001  ready  1002",
                        "nomad-client-1  nomad-client   -           down     -              -     -      -",
                        "",
                        "Agents answer over https on the PORTs of 127.0.0.1, to whoever has the operator's certificate.",
                        "Cluster x is ready; it expires in 1 h 0 min.");
    }

    @Test
    void problemsFollowTheVerdict() {
        assertThat(StatusText.of(status(List.of("The machine of nomad-client-1 is down or gone.")), NOW, false))
                .endsWith(
                        "Cluster x is not ready; it expires in 1 h 0 min:",
                        "  - The machine of nomad-client-1 is down or gone.");
    }

    @Test
    void jsonHasAllOfIt() {
        JsonNode json = StatusJson.of(status(List.of("p")));

        assertThat(json.path("cluster").asText()).isEqualTo("x");
        assertThat(json.path("ready").asBoolean()).isFalse();
        assertThat(json.path("problems").path(0).asText()).isEqualTo("p");
        assertThat(json.path("expires").asText()).isEqualTo("2030-01-01T01:00:00Z");
        assertThat(json.path("nodes").path(0).toString())
                .isEqualTo("{\"name\":\"consul-0\",\"role\":\"consul-server\",\"address\":\"10.64.0.11\",\"up\":true,"
                        + "\"consul\":{\"url\":\"https://127.0.0.1:1000\",\"leader\":true,\"status\":\"alive\"},"
                        + "\"nomad\":null}");
    }

    private static ClusterStatus status(List<String> problems) {
        return new ClusterStatus(
                "x",
                problems,
                List.of(
                        new Node(
                                new NodeSpec("consul-0", Role.CONSUL_SERVER),
                                "10.64.0.11",
                                true,
                                Optional.of(agent(1000, true, "alive")),
                                Optional.empty()),
                        new Node(
                                new NodeSpec("nomad-client-0", Role.NOMAD_CLIENT),
                                "10.64.0.12",
                                true,
                                Optional.of(agent(1001, false, "alive")),
                                Optional.of(agent(1002, false, "ready"))),
                        new Node(
                                new NodeSpec("nomad-client-1", Role.NOMAD_CLIENT),
                                "-",
                                false,
                                Optional.empty(),
                                Optional.empty())),
                Optional.of(NOW.plusSeconds(3600)));
    }

    private static Agent agent(int port, boolean leader, String status) {
        return new Agent(URI.create("https://127.0.0.1:" + port), leader, status);
    }
}
