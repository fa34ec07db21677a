package io.nonet.chaos.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.topology.Topology;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EnforcersTest {
    @Test
    void anIsolatedNodeIsCutAtItself() {
        Set<Way> ways =
                Partition.isolate(Topology.nineNodes(), "nomad-server-1").ways();

        assertThat(Enforcers.of(ways)).hasSize(ways.size()).allSatisfy((way, node) -> assertThat(node)
                .isEqualTo("nomad-server-1"));
    }

    @Test
    void everyWayIsCutAtOneOfItsEnds() {
        Set<Way> ways = Partition.halves(List.of("a", "b", "c", "d", "e")).ways();

        assertThat(Enforcers.of(ways)).hasSize(ways.size()).allSatisfy((way, node) -> assertThat(node)
                .isIn(way.from(), way.to()));
        assertThat(Set.copyOf(Enforcers.of(ways).values())).containsExactlyInAnyOrder("a", "b");
    }
}
