package io.nonet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nonet.cluster.Machine;
import io.nonet.cluster.WebInterfaces;
import io.nonet.topology.NodeSpec;
import io.nonet.topology.Topology;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class BrowserGuideTest {
    private static final Topology TOPOLOGY = Topology.nineNodes();
    private static final Machine CONSUL = machine(TOPOLOGY.consulServers().get(0), 31000);
    private static final Machine NOMAD = machine(TOPOLOGY.nomadServers().get(0), 32000);

    @Test
    void saysWhereBothAre() {
        WebInterfaces web = WebInterfaces.of(CONSUL, NOMAD);

        assertThat(BrowserGuide.lines("blue", web, Path.of("/a/operator.p12"), Path.of("/a/ca.pem"), "secret"))
                .contains("Consul       " + web.consul(), "Nomad        " + web.nomad(), "Password     secret");
        assertThat(web.consul()).isEqualTo(URI.create(CONSUL.consul() + "/ui/"));
        assertThat(web.nomad()).isEqualTo(URI.create(NOMAD.nomad().orElseThrow() + "/ui/"));
    }

    @Test
    void refusesAMachineWithoutNomad() {
        assertThatThrownBy(() -> WebInterfaces.of(CONSUL, CONSUL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("consul-0 is a consul-server");
    }

    private static Machine machine(NodeSpec node, int port) {
        return new TestingMachine(node, "10.83.7.11", port, true);
    }
}
