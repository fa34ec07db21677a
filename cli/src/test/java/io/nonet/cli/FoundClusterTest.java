package io.nonet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nonet.cluster.EnvironmentUnusableException;
import io.nonet.cluster.Machine;
import io.nonet.cluster.MachineException;
import io.nonet.cluster.ProvisionedCluster;
import io.nonet.topology.Topology;
import io.nonet.topology.TopologyException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FoundClusterTest {
    private static final Topology TOPOLOGY = Topology.nineNodes();

    @Test
    void unknownClusterIsToldWithWhatToDo() {
        assertThatThrownBy(() -> FoundCluster.find(new TestingProvisioner(), "x"))
                .isInstanceOf(EnvironmentUnusableException.class)
                .hasMessageContaining("There is no cluster x; there is none at all.")
                .hasMessageContaining("nonet up --name x");
    }

    @Test
    void machineThatIsGoneIsNotAnUnknownNode() {
        FoundCluster found = found(machine("consul-1", true));

        assertThat(found.machine("consul-1").node().name()).isEqualTo("consul-1");
        assertThatThrownBy(() -> found.machine("consul-0"))
                .isInstanceOf(MachineException.class)
                .hasMessageContaining("gone");
        assertThatThrownBy(() -> found.machine("consul-9"))
                .isInstanceOf(TopologyException.class)
                .hasMessageContaining("consul-0, consul-1");
    }

    @Test
    void firstMachineThatIsUpIsTaken() {
        FoundCluster found = found(machine("consul-1", false), machine("consul-2", true));

        assertThat(found.firstUp(TOPOLOGY.consulServers()).node().name()).isEqualTo("consul-2");
        assertThatThrownBy(() -> found.firstUp(TOPOLOGY.nomadServers()))
                .isInstanceOf(MachineException.class)
                .hasMessageContaining("nomad-server-0");
    }

    private static Machine machine(String node, boolean up) {
        return new TestingMachine(TOPOLOGY.node(node), "10.64.0.11", 1000, up);
    }

    private static FoundCluster found(Machine... machines) {
        var cluster = new ProvisionedCluster("nonet", Optional.of(TOPOLOGY), Optional.empty(), List.of(machines), true);
        return new FoundCluster(cluster, TOPOLOGY);
    }
}
