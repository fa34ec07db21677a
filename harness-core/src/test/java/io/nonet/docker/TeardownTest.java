package io.nonet.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.nonet.cluster.EnvironmentUnusableException;
import io.nonet.cluster.TopologyText;
import io.nonet.topology.Addresses;
import io.nonet.topology.Subnet;
import io.nonet.topology.Topology;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TeardownTest {
    private static final String IMAGE =
            "[{\"Id\": \"sha256:1\", \"RepoTags\": [\"nonet/machine:consul-1.14.3-nomad-1.4.3\"]}]";

    private final TestingEngine engine = new TestingEngine()
            .answers("GET /containers/json", 200, "[]")
            .answers("GET /volumes", 200, "{\"Volumes\": []}")
            .answers("DELETE /networks/", 204, "")
            .answers("POST /containers/create", 201, "{\"Id\": \"helper\"}")
            .answers("POST /containers/helper/start", 204, "")
            .answers("DELETE /containers/helper", 204, "");

    @Test
    void controlGroupsGoThoughTheClientsContainersAreGone() throws IOException {
        engine.answers("GET /networks", 200, network(3))
                .answers("GET /images/json", 200, IMAGE)
                .answers("POST /containers/helper/wait", 200, "{\"StatusCode\": 0}");

        assertThat(removedOnce()).isEqualTo(1);
        assertThat(engine.changes())
                .containsExactly(
                        "POST /containers/create",
                        "POST /containers/helper/start",
                        "POST /containers/helper/wait",
                        "DELETE /containers/helper",
                        "DELETE /networks/n1");
    }

    @Test
    void theNetworkStaysWhileControlGroupsDo() throws IOException {
        engine.answers("GET /networks", 200, network(3))
                .answers("GET /images/json", 200, IMAGE)
                .answers("POST /containers/helper/wait", 200, "{\"StatusCode\": 1}");

        assertThatExceptionOfType(EnvironmentUnusableException.class)
                .isThrownBy(this::removedOnce)
                .withMessageContaining("Control groups of cluster nonet are still there");
        assertThat(engine.changes()).doesNotContain("DELETE /networks/n1");
    }

    @Test
    void saysSoWhenThereIsNoImageToLookForControlGroupsWith() throws IOException {
        engine.answers("GET /networks", 200, network(3)).answers("GET /images/json", 200, "[]");

        assertThatExceptionOfType(EnvironmentUnusableException.class)
                .isThrownBy(this::removedOnce)
                .withMessageContaining("no image to look for them with");
        assertThat(engine.changes()).containsExactly("DELETE /networks/n1");
    }

    @Test
    void aClusterWithoutClientsHasNone() throws IOException {
        engine.answers("GET /networks", 200, network(0));

        assertThat(removedOnce()).isEqualTo(1);
        assertThat(engine.changes()).containsExactly("DELETE /networks/n1");
    }

    private int removedOnce() {
        return new Teardown(engine.client()).removeAll("nonet");
    }

    private static String network(int clients) throws IOException {
        Topology topology = Topology.builder().nomadClients(clients).build();
        String label = TopologyText.write(topology, Addresses.assign(topology, Subnet.parse("10.64.0.0/24")));
        return new ObjectMapper()
                .writeValueAsString(List.of(Map.of(
                        "Id",
                        "n1",
                        "Name",
                        "nonet",
                        "Labels",
                        Map.of(Labels.CLUSTER, "nonet", Labels.TOPOLOGY, label))));
    }
}
