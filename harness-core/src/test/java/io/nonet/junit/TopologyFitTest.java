package io.nonet.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.topology.Driver;
import io.nonet.topology.Topology;
import org.junit.jupiter.api.Test;

class TopologyFitTest {
    private static final Topology ASKED =
            Topology.builder().drivers(Driver.RAW_EXEC).build();

    @Test
    void nameAndFurtherDriversDoNotMatter() {
        Topology found = Topology.builder()
                .name("mine")
                .drivers(Driver.RAW_EXEC, Driver.DOCKER)
                .build();

        assertThat(TopologyFit.differences(ASKED, found, false)).isEmpty();
    }

    @Test
    void namesNodesThatAreMissingAndSurplus() {
        Topology found = ASKED.toBuilder().consulServers(1).nomadClients(4).build();

        assertThat(TopologyFit.differences(ASKED, found, false))
                .containsExactly("it has no consul-1, consul-2", "it has nomad-client-3 besides");
    }

    @Test
    void furtherServersDoNotMatterToWhoSaysSo() {
        Topology one = ASKED.toBuilder().consulServers(1).nomadServers(1).build();
        Topology found = ASKED.toBuilder().nomadClients(4).build();

        assertThat(TopologyFit.differences(one, found, true)).containsExactly("it has nomad-client-3 besides");
        assertThat(TopologyFit.differences(ASKED, one, true))
                .containsExactly("it has no consul-1, consul-2, nomad-server-1, nomad-server-2");
    }

    @Test
    void saysWhatDiffers() {
        Topology found = ASKED.toBuilder()
                .raftMultiplier(5)
                .drivers(Driver.DOCKER)
                .datacenter("dc2")
                .build();

        assertThat(TopologyFit.differences(ASKED, found, false))
                .containsExactly(
                        "datacenter: expected dc1, but was dc2",
                        "raft-multiplier: expected 1, but was 5",
                        "drivers: expected [RAW_EXEC], but was [DOCKER]");
    }
}
