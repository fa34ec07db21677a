package io.nonet.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nonet.cluster.EnvironmentUnusableException;
import io.nonet.topology.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopologyConfigTest {
    @Test
    void isNineNodesUnlessAFileIsNamed() {
        assertThat(TopologyConfig.of(TopologyConfigTest.class, "")).isEqualTo(Topology.nineNodes());
    }

    @Test
    void readsAFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("small.yaml"), "datacenter: somewhere\n");

        assertThat(TopologyConfig.of(TopologyConfigTest.class, file.toString()).datacenter())
                .isEqualTo("somewhere");
    }

    @Test
    void saysWhereItLookedForAFileThatIsNotThere() {
        assertThatThrownBy(() -> TopologyConfig.of(TopologyConfigTest.class, "absent.yaml"))
                .isInstanceOf(EnvironmentUnusableException.class)
                .hasMessageContainingAll(
                        "absent.yaml",
                        TopologyConfigTest.class.getName(),
                        Path.of("absent.yaml").toAbsolutePath().toString());
    }
}
