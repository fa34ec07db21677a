package io.nonet.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.test;

import io.nonet.cluster.Cluster;
import io.nonet.junit.NonetExtension;
import io.nonet.junit.Story;
import io.nonet.observe.Observation.RunStarted;
import io.nonet.observe.RecordedRun;
import io.nonet.observe.RunFileReader;
import io.nonet.observe.RunFolder;
import io.nonet.observe.Verdict;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** What is recorded of tests that end in all ways, and what stays of them. */
@Tag("smoke")
class RecordedTestIT {
    private static final Map<String, Path> FOLDERS = new ConcurrentHashMap<>();

    private static Events events;

    @BeforeAll
    static void runAllSortsOfTests() {
        events = EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(AllSorts.class))
                .execute()
                .testEvents();
    }

    @Test
    void aTestThatPassesLeavesItsRunFileOnly() {
        RecordedRun run = run("passes");

        assertThat(verdict(run)).isEqualTo(Verdict.PASSED);
        assertThat(run.complete()).isTrue();
        assertThat(folder("passes")).isDirectoryNotContaining(file -> !file.endsWith("run.json"));
    }

    @Test
    void aTestThatFailsLeavesLogsAndStateOfAllNodes() {
        assertThat(verdict(run("fails"))).isEqualTo(Verdict.FAILED);
        for (String node : new String[] {"consul-0", "nomad-server-0"}) {
            assertThat(folder("fails").resolve("nodes").resolve(node).resolve("consul.log"))
                    .isNotEmptyFile();
        }
    }

    @Test
    void aTestThatIsAbortedIsInconclusive() {
        assertThat(verdict(run("isAborted"))).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void aTestWhosePremiseDoesNotHoldFailsAsVacuous() {
        assertThat(verdict(run("isVacuous"))).isEqualTo(Verdict.VACUOUS);
        events.failed().assertThatEvents().haveExactly(1, event(test("isVacuous")));
    }

    @Test
    void aRecordSaysWhatRanAndHowToRepeatIt() {
        RunStarted started = run("passes").started();

        assertThat(started.nodes()).extracting(RunStarted.Node::name).containsExactly("consul-0", "nomad-server-0");
        assertThat(started.versions()).containsOnlyKeys("consul", "nomad");
        assertThat(started.images()).containsOnlyKeys("nonet/machine");
        assertThat(started.command())
                .contains(
                        "mvn",
                        "AllSorts#passes'",
                        "-Dnonet.seed=" + started.seed().orElseThrow());
    }

    @Test
    void theBootIsRecordedWithTheFirstTestOnly() {
        long boots = FOLDERS.keySet().stream()
                .filter(test -> run(test).observations().values(io.nonet.observe.Observation.Phase.class).stream()
                        .anyMatch(phase -> phase.name().equals("machines")))
                .count();

        assertThat(boots).isOne();
    }

    private static RecordedRun run(String test) {
        return RunFileReader.read(folder(test).resolve("run.json"));
    }

    private static Path folder(String test) {
        Path folder = FOLDERS.get(test);
        assertThat(folder).as(test).isNotNull();
        return folder;
    }

    private static Verdict verdict(RecordedRun run) {
        return run.observations().finished().orElseThrow().verdict();
    }

    /** Not found by Maven: its tests are run by the ones above. */
    static class AllSorts {
        @RegisterExtension
        static final NonetExtension NONET =
                NonetExtension.builder().topology(SmallTopology.WITHOUT_CLIENTS).build();

        private final RunFolder folder;

        AllSorts(RunFolder folder) {
            this.folder = folder;
        }

        @Test
        void passes(Cluster cluster) {
            FOLDERS.put("passes", folder.path());
            assertThat(cluster.readiness().problems()).isEmpty();
        }

        @Test
        void fails() {
            FOLDERS.put("fails", folder.path());
            assertThat("found").isEqualTo("expected");
        }

        @Test
        void isAborted() {
            FOLDERS.put("isAborted", folder.path());
            Assumptions.abort("nothing was shown");
        }

        @Test
        void isVacuous(Story story) {
            FOLDERS.put("isVacuous", folder.path());
            story.premise("there was traffic", () -> assertThat(0).isPositive());
        }
    }
}
