package io.nonet.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.nonet.cluster.Cluster;
import io.nonet.cluster.ProvisionedCluster;
import io.nonet.docker.DockerProvisioner;
import io.nonet.junit.NonetTest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;

/** How long a cluster lives that test classes share. */
class SharedClusterIT {
    private static final String ONE = "/topologies/two-nodes.yaml";
    private static final String ANOTHER = "/topologies/two-nodes-elsewhere.yaml";

    private static final Map<Class<?>, String> USED = new ConcurrentHashMap<>();
    private static final Map<Class<?>, List<String>> THERE = new ConcurrentHashMap<>();

    @BeforeAll
    static void runTheClassesBelow() {
        EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(First.class), selectClass(Second.class), selectClass(Third.class))
                .execute()
                .testEvents()
                .assertStatistics(tests -> tests.started(5).succeeded(5));
    }

    @Test
    void itServesTheNextClassOfItsTopologyToo() {
        assertThat(USED.get(Second.class)).isEqualTo(USED.get(First.class));
    }

    @Test
    void itStaysBesideAnotherWhileItsClassIsInProgress() {
        assertThat(THERE.get(Second.Inner.class)).contains(USED.get(Second.class), USED.get(Second.Inner.class));
    }

    @Test
    void itIsGoneWhenNoClassUsesItAndAnotherIsWanted() {
        assertThat(USED.get(Third.class)).isEqualTo(USED.get(Second.Inner.class));
        assertThat(THERE.get(Third.class)).contains(USED.get(Third.class)).doesNotContain(USED.get(Second.class));
    }

    private static void note(Class<?> test, Cluster cluster) {
        USED.put(test, cluster.name());
        THERE.put(
                test,
                DockerProvisioner.connect().list().stream()
                        .map(ProvisionedCluster::name)
                        .toList());
    }

    // Not found by Maven: these are run by the ones above.

    @NonetTest(config = ONE)
    static class First {
        @Test
        void runs(Cluster cluster) {
            note(First.class, cluster);
        }
    }

    @NonetTest(config = ONE)
    static class Second {
        @RepeatedTest(2)
        void runs(Cluster cluster) {
            note(Second.class, cluster);
        }

        @Nested
        @NonetTest(config = ANOTHER)
        class Inner {
            @Test
            void runs(Cluster cluster) {
                note(Inner.class, cluster);
            }
        }
    }

    @NonetTest(config = ANOTHER)
    static class Third {
        @Test
        void runs(Cluster cluster) {
            note(Third.class, cluster);
        }
    }
}
