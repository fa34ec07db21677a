package io.nonet.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.topology.Driver;
import io.nonet.topology.Topology;
import org.junit.jupiter.api.Test;

class ServiceTest {
    @Test
    void nodeHasTheServicesOfItsRole() {
        Topology nine = Topology.nineNodes();
        Topology without = nine.toBuilder().drivers(Driver.EXEC).build();

        assertThat(Service.of(nine, nine.node("consul-0"))).containsExactly(Service.LINK, Service.CONSUL);
        assertThat(Service.of(nine, nine.node("nomad-server-0")))
                .containsExactly(Service.LINK, Service.CONSUL, Service.NOMAD);
        assertThat(Service.of(nine, nine.node("nomad-client-0")))
                .containsExactly(Service.LINK, Service.CONSUL, Service.NOMAD, Service.DOCKERD);
        assertThat(Service.of(without, without.node("nomad-client-0"))).doesNotContain(Service.DOCKERD);
    }
}
