package io.nonet.chaos.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nonet.topology.Topology;
import io.nonet.topology.TopologyException;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartitionTest {
    @Test
    void aSplitCutsBothWaysBetweenSidesAndNoneWithin() {
        Partition split = Partition.split(List.of(List.of("a"), List.of("b", "c")));

        assertThat(split.ways())
                .containsExactlyInAnyOrder(new Way("a", "b"), new Way("b", "a"), new Way("a", "c"), new Way("c", "a"));
        assertThat(split.description()).isEqualTo("a | b,c");
    }

    @Test
    void threeSidesAreAllCutOffFromEachOther() {
        assertThat(Partition.split(List.of(List.of("a"), List.of("b"), List.of("c")))
                        .ways())
                .hasSize(6);
    }

    @Test
    void oneWayCutsWhatTheFirstSends() {
        assertThat(Partition.oneWay(List.of("a"), List.of("b", "c")).ways())
                .containsExactlyInAnyOrder(new Way("a", "b"), new Way("a", "c"));
    }

    @Test
    void linksAreCutByTheirNames() {
        Partition links = Partition.links(List.of("a>b", "b>c"));

        assertThat(links.ways()).containsExactlyInAnyOrder(new Way("a", "b"), new Way("b", "c"));
        assertThat(links.description()).isEqualTo("a>b, b>c");
        for (String none : List.of("a", "a>b>c", ">b", "")) {
            assertThatThrownBy(() -> Partition.links(List.of(none))).hasMessageContaining("consul-0>consul-1");
        }
        assertThatThrownBy(() -> Partition.links(List.of("a>a"))).hasMessageContaining("two different nodes");
    }

    @Test
    void theFirstAreInTheMinority() {
        assertThat(Partition.majority(List.of("a", "b", "c", "d", "e")).description())
                .isEqualTo("a,b | c,d,e");
        assertThat(Partition.majority(List.of("a", "b", "c", "d")).description())
                .isEqualTo("a | b,c,d");
        assertThatThrownBy(() -> Partition.majority(List.of("a", "b"))).hasMessageContaining("at least three nodes");
    }

    @Test
    void aNodeStandsInABridgeOrARingOnlyOnce() {
        assertThatThrownBy(() -> Partition.ring(List.of("a", "b", "a"))).hasMessageContaining("a twice");
        assertThatThrownBy(() -> Partition.bridge(List.of("a", "b"), "c")).hasMessageContaining("c");
        assertThatThrownBy(() -> Partition.halves(List.of("a", "b", "a", "c"))).hasMessageContaining("a twice");
    }

    @Test
    void anIsolatedNodeLosesAllOthers() {
        assertThat(Partition.isolate(Topology.nineNodes(), "consul-0").ways())
                .hasSize(16)
                .allMatch(way -> way.from().equals("consul-0") || way.to().equals("consul-0"));
    }

    @Test
    void aBridgeKeepsBothHalves() {
        Partition bridge = Partition.bridge(List.of("a", "b", "c", "d", "e"), "c");

        assertThat(bridge.ways())
                .hasSize(8)
                .noneMatch(way -> way.from().equals("c") || way.to().equals("c"))
                .contains(new Way("a", "d"), new Way("e", "b"))
                .doesNotContain(new Way("a", "b"), new Way("d", "e"));
    }

    @Test
    void inARingEverybodyHearsAnotherMajority() {
        for (int size = 3; size <= 9; size++) {
            List<String> nodes =
                    List.of("a", "b", "c", "d", "e", "f", "g", "h", "i").subList(0, size);
            Partition ring = Partition.ring(nodes);

            List<List<String>> heard = nodes.stream()
                    .map(node -> nodes.stream()
                            .filter(other -> other.equals(node) || !ring.ways().contains(new Way(other, node)))
                            .toList())
                    .toList();

            assertThat(heard).doesNotHaveDuplicates().allMatch(group -> group.size() == nodes.size() / 2 + 1);
        }
    }

    @Test
    void refusesWhatIsNoPartition() {
        assertThatThrownBy(() -> Partition.split(List.of(List.of("a"), List.of())))
                .isInstanceOf(TopologyException.class)
                .hasMessageContaining("an empty side");
        assertThatThrownBy(() -> Partition.split(List.of(List.of("a"), List.of("b", "a"))))
                .hasMessageContaining("found a twice");
        assertThatThrownBy(() -> Partition.split(List.of(List.of("a")))).hasMessageContaining("at least two sides");
        assertThatThrownBy(() -> Partition.ring(List.of("a", "b"))).hasMessageContaining("at least three nodes");
        assertThatThrownBy(() -> new Way("a", "a")).hasMessageContaining("two different nodes");
        assertThatThrownBy(() -> Partition.isolate(Topology.nineNodes(), "consul-9"))
                .hasMessageContaining("consul-0, consul-1");
    }
}
