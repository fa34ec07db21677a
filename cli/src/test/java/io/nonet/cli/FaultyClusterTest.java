package io.nonet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nonet.cluster.Service;
import io.nonet.topology.NodeSpec;
import io.nonet.topology.Topology;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FaultyClusterTest {
    private static final NodeSpec SERVER = Topology.nineNodes().node("consul-0");
    private static final NodeSpec CLIENT = Topology.nineNodes().node("nomad-client-0");

    @Test
    void withoutAWordItIsNomadsAgentWhereThereIsOne() {
        assertThat(FaultyCluster.service(SERVER, Optional.empty(), "")).isEqualTo(Service.CONSUL);
        assertThat(FaultyCluster.service(CLIENT, Optional.empty(), "")).isEqualTo(Service.NOMAD);
    }

    @Test
    void anUnknownServiceIsAnsweredWithWhatTheCommandTakes() {
        assertThatThrownBy(() -> FaultyCluster.service(SERVER, Optional.of("machine"), FaultyCluster.FREEZABLE))
                .hasMessage("service: expected consul, nomad or dockerd, found machine");
    }

    @Test
    void aNodeThatWasStartedAnewIsElsewhere() {
        HostPorts before = new HostPorts(Map.of("consul-0", URI.create("https://127.0.0.1:1")));

        assertThat(new HostPorts(Map.of("consul-0", URI.create("https://127.0.0.1:2"))).movedSince(before))
                .containsExactly("consul-0");
        assertThat(before.movedSince(before)).isEmpty();
    }
}
