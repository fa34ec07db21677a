package io.nonet.reports.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nonet.observe.ClusterSystem;
import io.nonet.observe.FaultStage;
import io.nonet.observe.Observation.AllocationChanged;
import io.nonet.observe.Observation.Check;
import io.nonet.observe.Observation.DeploymentChanged;
import io.nonet.observe.Observation.Fault;
import io.nonet.observe.Observation.HistoryJudged;
import io.nonet.observe.Observation.LeaderChanged;
import io.nonet.observe.Observation.LogLine;
import io.nonet.observe.Observation.NodeRegistered;
import io.nonet.observe.Observation.NodeState;
import io.nonet.observe.Observation.Promised;
import io.nonet.observe.Observation.RunFinished;
import io.nonet.observe.Observation.State;
import io.nonet.observe.Observation.Step;
import io.nonet.observe.Outcome;
import io.nonet.observe.RunFileException;
import io.nonet.observe.Verdict;
import io.nonet.reports.TestingRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunReaderTest {
    @TempDir
    Path folder;

    @Test
    void followsAFaultFromItsInjectionToTheProofThatItIsGone() {
        RunReport run = read(faulty(FaultStage.INJECTED, FaultStage.PROVED, FaultStage.HEALED, FaultStage.HEAL_PROVED));
        assertThat(bars(run, "Faults", "f1 pause"))
                .extracting(Bar::tone, Bar::fromNanos, Bar::toNanos)
                .containsExactly(
                        tuple(Tone.UNPROVED, 1, 2),
                        tuple(Tone.FAULT, 2, 3),
                        tuple(Tone.HEALED, 3, 4),
                        tuple(Tone.DONE, 4, 4));
        assertThat(run.faults().get(0).at(FaultStage.PROVED)).hasValue(2_000_000_000L);
    }

    @Test
    void neverShowsAFaultAsProvedThatWasNot() {
        RunReport run = read(faulty(FaultStage.INJECTED).at(9, passed()));
        assertThat(bars(run, "Faults", "f1 pause")).extracting(Bar::tone).containsExactly(Tone.UNPROVED);
        assertThat(run.faults().get(0).at(FaultStage.PROVED)).isEmpty();
    }

    @Test
    void anAllocationAndADeploymentAreOverWithTheirLastState() {
        RunReport run = read(new TestingRun()
                .at(1, allocation("running"))
                .at(1, new DeploymentChanged("d", "shop", 0, "running", ""))
                .at(2, allocation("complete"))
                .at(3, new DeploymentChanged("d", "shop", 0, "successful", "all are healthy"))
                .at(9, passed()));
        assertThat(bars(run, "Allocations", "web a on nomad-client-0"))
                .extracting(Bar::tone, Bar::fromNanos, Bar::toNanos)
                .containsExactly(tuple(Tone.UP, 1, 2), tuple(Tone.DONE, 2, 2));
        assertThat(bars(run, "Deployments", "shop version 0"))
                .extracting(Bar::tone, Bar::fromNanos, Bar::toNanos)
                .containsExactly(tuple(Tone.STARTING, 1, 3), tuple(Tone.DONE, 3, 3));
    }

    @Test
    void isIncompleteWhereverItsFileIsCutOffAfterItsFirstLine() throws IOException {
        Path file = new TestingRun().at(1, Check.of("ü€😀", true, "1", "1")).write(folder);
        byte[] whole = Files.readAllBytes(file);
        int first = Files.readAllLines(file).get(0).length() + 1;
        for (int length = first; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            Ending ending = RunReader.read(file).ending();
            assertThat(ending.word()).as("%d bytes", length).isEqualTo("incomplete");
            assertThat(ending.cutOff()).as("%d bytes", length).isEqualTo(length > first && length < whole.length - 1);
        }
    }

    @ParameterizedTest
    @CsvSource({"'', is empty", "'{\"schema\":\"nonet-run/2\"}', but was [nonet-run/2]", "no run, 'line 1: '"})
    void saysWhyAFileIsNoRun(String content, String why) throws IOException {
        Path file = Files.writeString(folder.resolve("run.json"), content);
        assertThatThrownBy(() -> RunReader.read(file))
                .isInstanceOf(RunFileException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining(why);
    }

    @Test
    void showsAPausedAgentAsFrozenUntilItIsHealed() {
        RunReport run = read(faulty(FaultStage.INJECTED, FaultStage.PROVED, FaultStage.HEALED, FaultStage.HEAL_PROVED)
                .at(9, passed()));
        assertThat(bars(run, "Nodes and agents", "nomad-server-0/nomad"))
                .extracting(Bar::tone)
                .containsExactly(Tone.UNKNOWN, Tone.FROZEN, Tone.STARTING, Tone.UP);
    }

    @Test
    void keepsWhenAStageWasReachedFirstAndWhatProvedIt() {
        RunReport run = read(new TestingRun()
                .at(1, fault("kill-1", "kill", FaultStage.INJECTED, "SIGKILL"))
                .at(2, fault("kill-1", "kill", FaultStage.PROVED, "no process"))
                .at(3, fault("kill-1", "kill", FaultStage.PROVED, "again"))
                .at(4, fault("kill-1", "kill", FaultStage.HEALED, "started"))
                .at(5, fault("kill-1", "kill", FaultStage.HEAL_PROVED, "it answers"))
                .at(9, fault("f2 kill", "kill", FaultStage.INJECTED, "SIGKILL")));
        assertThat(run.faults().get(0).at(FaultStage.PROVED)).hasValue(2_000_000_000L);
        assertThat(run.faults().get(0).proof()).isEqualTo("no process");
        assertThat(run.faults().get(0).healProof()).isEqualTo("it answers");
        assertThat(lanes(run, "Faults")).containsExactly("kill-1 kill", "f2 kill");
        // After the proof that it is gone nothing is told of it.
        assertThat(bars(run, "Faults", "kill-1 kill"))
                .extracting(Bar::tone, Bar::fromNanos, Bar::toNanos)
                .endsWith(tuple(Tone.HEALED, 4, 5), tuple(Tone.DONE, 5, 5));
    }

    @Test
    void countsFaultsThatThereIsNoRoomForOnceEach() {
        TestingRun run = new TestingRun();
        for (int number = 0; number < 302; number++) {
            for (FaultStage stage : FaultStage.values()) {
                run.at(1, fault("f" + number, "kill", stage, "how"));
            }
        }
        LaneGroup faults = read(run).lanes().get(0);
        assertThat(faults.lanes()).hasSize(300);
        assertThat(faults.leftOut()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"pause, FROZEN", "kill, DOWN", "stop, DOWN", "machine-down, DOWN"})
    void aFaultOfAProcessIsWhatItsAgentIsUntilItIsHealed(String kind, Tone tone) {
        RunReport run = read(new TestingRun()
                .at(1, new Fault("f1", kind, List.of("consul-0/consul"), FaultStage.INJECTED, Optional.empty()))
                .at(3, passed()));
        assertThat(bars(run, "Nodes and agents", "consul-0/consul"))
                .extracting(Bar::tone)
                .containsExactly(Tone.UNKNOWN, tone);
    }

    @Test
    void aMachineThatIsDownTakesItsAgentsWithItUntilTheyAnswerAgain() {
        TestingRun run = new TestingRun()
                .at(1, new NodeState("nomad-server-0", Optional.empty(), State.UP))
                .at(1, new NodeState("nomad-server-0", Optional.of("nomad"), State.UP));
        int second = 2;
        for (FaultStage stage : FaultStage.values()) {
            run.at(second++, new Fault("f1", "machine-down", List.of("nomad-server-0"), stage, Optional.of("how")));
        }
        RunReport report = read(run.at(9, passed()));
        for (String lane : List.of("nomad-server-0", "nomad-server-0/nomad")) {
            assertThat(bars(report, "Nodes and agents", lane))
                    .as(lane)
                    .extracting(Bar::tone, Bar::fromNanos, Bar::toNanos)
                    .containsExactly(
                            tuple(Tone.UNKNOWN, 0, 1),
                            tuple(Tone.UP, 1, 2),
                            tuple(Tone.DOWN, 2, 4),
                            tuple(Tone.STARTING, 4, 5),
                            tuple(Tone.UP, 5, 9));
        }
        assertThat(bars(report, "Nodes and agents", "consul-0/consul"))
                .extracting(Bar::tone)
                .containsExactly(Tone.UNKNOWN);
    }

    @Test
    void aProcessThatIsRestartedStartsUntilAnotherAnswers() {
        RunReport run = read(new TestingRun()
                .at(1, new NodeState("consul-0", Optional.of("consul"), State.UP))
                .at(2, fault("f1", "restart", FaultStage.INJECTED, "SIGTERM"))
                .at(3, fault("f1", "restart", FaultStage.PROVED, "another process"))
                .at(5, fault("f1", "restart", FaultStage.HEALED, "healed"))
                .at(9, passed()));
        assertThat(bars(run, "Nodes and agents", "consul-0/consul"))
                .extracting(Bar::tone, Bar::fromNanos, Bar::toNanos)
                .containsExactly(
                        tuple(Tone.UNKNOWN, 0, 1),
                        tuple(Tone.UP, 1, 2),
                        tuple(Tone.STARTING, 2, 3),
                        tuple(Tone.UP, 3, 9));
    }

    @Test
    void whatNobodyToldOfIsUnknownAndNotUp() {
        assertThat(bars(read(new TestingRun().at(3, passed())), "Nodes and agents", "nomad-server-0/nomad"))
                .extracting(Bar::tone, Bar::label, Bar::detail)
                .containsExactly(Tuple.tuple(Tone.UNKNOWN, "unknown", "nomad-server-0/nomad: nothing was seen of it"));
    }

    @ParameterizedTest
    @EnumSource
    void anAgentsStateIsItsColour(State state) {
        RunReport run = read(new TestingRun()
                .at(1, new NodeState("consul-0", Optional.of("consul"), state))
                .at(3, passed()));
        assertThat(bars(run, "Nodes and agents", "consul-0/consul"))
                .last()
                .extracting(bar -> bar.tone().name())
                .isEqualTo(state.name());
    }

    @ParameterizedTest
    @CsvSource({
        "ready, true, false, UP",
        "ready, false, false, DRAINED",
        "ready, true, true, DRAINED",
        "initializing, true, false, STARTING",
        "disconnected, true, false, FROZEN",
        "down, true, false, DOWN"
    })
    void whatNomadSaysOfAClientIsItsColour(String status, boolean eligible, boolean draining, Tone tone) {
        RunReport run = read(new TestingRun()
                .at(1, new NodeRegistered("nomad-server-0", status, eligible, draining))
                .at(3, passed()));
        assertThat(bars(run, "Nodes and agents", "nomad-server-0, says Nomad"))
                .extracting(Bar::tone)
                .containsExactly(tone);
    }

    @Test
    void aLeaderThatOnlyOneServerNamesLeadsInItsViewOnly() {
        RunReport run = read(new TestingRun()
                .at(
                        1,
                        new LeaderChanged(
                                ClusterSystem.CONSUL,
                                Optional.of("consul-0"),
                                Optional.of(2L),
                                Optional.of("consul-1")))
                .at(3, passed()));
        assertThat(bars(run, "Nodes and agents", "consul-0/consul"))
                .extracting(Bar::tone)
                .containsExactly(Tone.UNKNOWN);
        assertThat(lanes(run, "Leaders and members")).containsExactly("Consul leader, says consul-1");
    }

    @Test
    void lanesAreThoseOfTheTopologyThenOfWhatElseWasSeenEachOnce() {
        RunReport run = read(new TestingRun()
                .at(1, new NodeState("consul-01", Optional.of("consul"), State.UP))
                .at(2, new NodeState("consul-0", Optional.of("link"), State.UP)));
        assertThat(lanes(run, "Nodes and agents"))
                .containsExactly(
                        "consul-0",
                        "consul-0/consul",
                        "consul-0/link",
                        "nomad-server-0",
                        "nomad-server-0/consul",
                        "nomad-server-0/nomad",
                        "consul-01/consul");
    }

    @Test
    void showsWhoLedInWhichTerm() {
        RunReport run = read(new TestingRun()
                .at(1, leader(Optional.of("consul-0"), 2))
                .at(3, leader(Optional.empty(), 3))
                .at(4, passed()));
        assertThat(bars(run, "Leaders and members", "Consul leader"))
                .extracting(Bar::label)
                .containsExactly("consul-0, term 2", "none, term 3");
        assertThat(bars(run, "Nodes and agents", "consul-0/consul"))
                .extracting(Bar::tone)
                .containsExactly(Tone.UNKNOWN, Tone.LEADER, Tone.UNKNOWN);
    }

    @Test
    void countsRequestsInTheSecondInWhichTheyEnd() {
        RunReport run = read(new TestingRun()
                .request(0.5, Outcome.OK, 10)
                .request(2.1, Outcome.OK, 30)
                .request(2.9, Outcome.INFO, 900)
                .request(4.0, Outcome.FAIL, 1)
                .at(5.5, passed()));
        assertThat(run.clients().stretches()).extracting(Load::ok).containsExactly(1L, 0L, 1L, 0L, 0L, 0L);
        assertThat(run.clients().stretches()).extracting(Load::info).containsExactly(0L, 0L, 1L, 0L, 0L, 0L);
        assertThat(run.clients().total().fail()).isEqualTo(1);
        assertThat(run.clients().total().latencies().max()).isBetween(30.0, 30.5);
        assertThat(run.clients().errors()).containsEntry("timeout", 2L);
    }

    @Test
    void stretchesThatAreJoinedKeepWhatBothCounted() {
        RunReport run = read(new TestingRun()
                .request(1.5, Outcome.OK, 700)
                .request(2.5, Outcome.OK, 1)
                .request(1.5, Outcome.FAIL, 1)
                .request(2.5, Outcome.FAIL, 1)
                .request(1.5, Outcome.INFO, 1)
                .request(2.5, Outcome.INFO, 1)
                .request(7200, Outcome.OK, 1));
        Load first = run.clients().stretches().get(0);
        assertThat(List.of(first.ok(), first.fail(), first.info())).containsExactly(2L, 2L, 2L);
        assertThat(first.latencies().max()).isBetween(699.0, 710.0);
        assertThat(run.clients().total().latencies().max()).isBetween(699.0, 710.0);
    }

    @Test
    void tellsALongRunInLongerStretches() {
        RunReport run = read(new TestingRun().request(1, Outcome.OK, 1).request(7200, Outcome.OK, 1));
        assertThat(run.clients().stretchNanos()).isEqualTo(Duration.ofSeconds(8).toNanos());
        assertThat(run.clients().stretches()).hasSize(901);
        assertThat(run.clients().stretches().stream().mapToLong(Load::ok).sum()).isEqualTo(2);
        assertThat(run.clients().rowNanos()).isEqualTo(Duration.ofSeconds(64).toNanos());
        assertThat(run.clients().rows()).hasSize(113);
        assertThat(run.clients().rows().stream().mapToLong(Load::ok).sum()).isEqualTo(2);
    }

    @Test
    void findsWhatFailedAndWhen() {
        RunReport run = read(new TestingRun()
                .at(1, Step.failed("try", Duration.ofSeconds(1), "refused"))
                .at(2, Check.of("nothing is lost", false, "3", "2"))
                .at(3, new RunFinished(Verdict.FAILED, "expected 3")));
        assertThat(run.failures())
                .extracting(Failure::what)
                .containsExactly("step failed: try", "did not hold: nothing is lost");
        assertThat(run.failures().get(1).why()).isEqualTo("expected 3, but was 2");
        assertThat(run.claims().get(0).proved()).isFalse();
    }

    @Test
    void aBrokenPromiseIsAFailureAndAKeptOneIsNone() {
        RunReport run = read(new TestingRun()
                .at(1, new Promised("stale", "bridge", "writes", "old values", List.of("u"), true, "3 old"))
                .at(2, new Promised("default", "bridge", "order", "none", List.of("u"), false, "1 lost")));
        assertThat(run.failures())
                .containsExactly(
                        new Failure(2_000_000_000L, "a promise was broken: default, bridge", "order; seen: 1 lost"));
    }

    @Test
    void aHistoryThatIsNotAsPromisedIsAFailureAlsoWithoutAWindow() {
        RunReport run = read(new TestingRun()
                .at(1, new HistoryJudged("n", "register", List.of("k"), Verdict.FAILED, "no order", List.of())));
        assertThat(run.failures()).extracting(Failure::why).containsExactly("no order");
    }

    @Test
    void tellsManyFailuresBriefly() {
        TestingRun run = new TestingRun();
        for (int failure = 0; failure < 250; failure++) {
            run.at(failure, Check.of("c " + failure, false, "1", "x".repeat(3000)));
        }
        RunReport report = read(run);
        assertThat(report.failures()).hasSizeBetween(100, 200);
        assertThat(report.failures().get(0).why()).hasSize(2000);
        assertThat(report.failures().get(99).why()).hasSize(200);
        assertThat(report.failures().size() + report.leftOut().failures()).isEqualTo(250);
    }

    @Test
    void aCheckThatFailedOnceIsNotProvedByHoldingLater() {
        RunReport run = read(new TestingRun()
                .at(1, Check.of("c", true, "1", "1"))
                .at(2, Check.of("c", false, "1", "2"))
                .at(3, Check.of("c", true, "1", "1")));
        Claim claim = run.claims().get(0);
        assertThat(claim.proved()).isFalse();
        assertThat(claim.held()).isEqualTo(2);
        assertThat(claim.actual()).hasValue("2");
    }

    @Test
    void saysInWhichLineARunIsCutOff() throws IOException {
        Path file = new TestingRun().at(1, passed()).write(folder);
        String whole = Files.readString(file);
        Files.writeString(file, whole.substring(0, whole.length() - 20));
        RunReport run = RunReader.read(file);
        assertThat(run.ending().complete()).isFalse();
        assertThat(run.ending().word()).isEqualTo("incomplete");
        assertThat(run.ending().reason()).contains("cut off in line 2");
    }

    @Test
    void saysWhereARunEndsThatHasNoEnd() {
        RunReport run = read(new TestingRun().at(1, new LogLine("n", "s", "last")));
        assertThat(run.ending().word()).isEqualTo("incomplete");
        assertThat(run.ending().reason()).contains("ends with line 2");
    }

    @Test
    void namesABrokenLine() throws IOException {
        Path file = new TestingRun().write(folder);
        Files.writeString(file, Files.readString(file) + "{\"time\":\n{}\n");
        assertThatThrownBy(() -> RunReader.read(file))
                .isInstanceOf(RunFileException.class)
                .hasMessageContaining(file + ", line 2: ");
    }

    @Test
    void mergesTheLogsOfAllNodesNearAFailure() throws IOException {
        Path file = new TestingRun()
                .at(20, Check.of("c", false, "1", "2"))
                .at(21, new RunFinished(Verdict.FAILED, "c"))
                .write(folder);
        log(
                "consul-0/consul.log",
                "2026-03-01T12:00:04Z [INFO] long before\n2026-03-01T12:00:16.500Z [WARN] heartbeat\n  of two lines\n");
        log("nomad-server-0/link.log", "{\"level\":\"info\",\"time\":\"2026-03-01T12:00:17Z\",\"message\":\"cut\"}\n");
        RunReport run = RunReader.read(file);
        assertThat(run.entries())
                .filteredOn(entry -> entry.kind() == Entry.Kind.LOG)
                .extracting(Entry::source, Entry::text)
                .containsExactly(
                        Tuple.tuple("consul-0/consul", "2026-03-01T12:00:16.500Z [WARN] heartbeat"),
                        Tuple.tuple("consul-0/consul", "  of two lines"),
                        Tuple.tuple(
                                "nomad-server-0/link",
                                "{\"level\":\"info\",\"time\":\"2026-03-01T12:00:17Z\",\"message\":\"cut\"}"));
        assertThat(run.attachments()).contains("nodes/consul-0/consul.log");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9999-12-31T23:59:59Z", "0000-01-01T00:00:00Z", "1971-01-01T00:00:00Z"})
    void aLogLineOfNoPossibleTimeBelongsToTheOneBefore(String time) throws IOException {
        Path file = new TestingRun().at(20, Check.of("c", false, "1", "2")).write(folder);
        log("consul-0/consul.log", time + " first\n2026-03-01T12:00:18Z second\n" + time + " third\n");
        assertThat(RunReader.read(file).entries())
                .filteredOn(entry -> entry.kind() == Entry.Kind.LOG)
                .extracting(Entry::text)
                .containsExactly("2026-03-01T12:00:18Z second", time + " third");
    }

    @Test
    void keepsWhatIsNearAFailureHoweverMuchWasLogged() {
        TestingRun run = new TestingRun();
        for (int line = 0; line < 30_000; line++) {
            run.at(line / 100.0, new LogLine("n", "s", "line " + line));
        }
        RunReport report = read(run.at(300, Check.of("c", false, "1", "2")));
        assertThat(report.entries())
                .extracting(Entry::text)
                .contains("line 29999", "line 29600")
                .doesNotContain("line 5");
        assertThat(report.leftOut().entries()).isPositive();
        assertThat(report.entries().size() + report.leftOut().entries()).isEqualTo(30_002);
    }

    @Test
    void showsAsMuchAsThereIsRoomForByItsTimeAndWhatHappenedBeforeWhatWasLogged() {
        TestingRun run = new TestingRun();
        for (int line = 0; line < 2500; line++) {
            run.at(line / 10.0, new LogLine("n", "s", "line " + line));
        }
        run.at(249, Step.finished("a step far from all failures", Duration.ofSeconds(1)));
        RunReport report = read(run.at(9, Check.of("c", false, "1", "2")).at(250, passed()));
        assertThat(report.entries())
                .hasSizeBetween(1500, 2000)
                .isSortedAccordingTo(Comparator.comparingLong(Entry::nanos))
                .extracting(Entry::text)
                .contains("a step far from all failures", "line 41", "line 139");
        assertThat(report.leftOut().entries()).isPositive();
    }

    @Test
    void showsLessOfLongLines() {
        TestingRun run = new TestingRun();
        for (int line = 0; line < 1000; line++) {
            run.at(line, new LogLine("n", "s", "x".repeat(500)));
        }
        assertThat(read(run).entries()).hasSizeBetween(300, 340);
    }

    @Test
    void keepsWhatIsNearAnEarlyFailureHoweverMuchIsLoggedLater() {
        TestingRun run = new TestingRun().at(1, Check.of("c", false, "1", "2"));
        for (int line = 0; line < 30_000; line++) {
            run.at(line / 100.0, new LogLine("n", "s", "line " + line));
        }
        assertThat(read(run).entries()).extracting(Entry::text).contains("line 5", "line 550");
    }

    @Test
    void showsEachFailureHoweverMuchWasLoggedNearAnother() {
        TestingRun run = new TestingRun();
        for (int line = 0; line < 2500; line++) {
            run.at(line / 1000.0, new LogLine("n", "s", "line " + line));
        }
        for (int failure = 0; failure < 202; failure++) {
            run.at(100 * failure, Check.of("c " + failure, false, "1", "2"));
        }
        assertThat(read(run).entries())
                .filteredOn(entry -> entry.kind() == Entry.Kind.FAILURE)
                .hasSize(202);
    }

    @Test
    void joinsWhatIsTooMuchToShowAndLosesNoFailure() {
        TestingRun run = new TestingRun();
        for (int change = 0; change < 5000; change++) {
            run.at(change, new NodeState("consul-0", Optional.of("consul"), change == 1234 ? State.DOWN : State.UP));
            run.at(change, Check.of("c", change != 777, "1", "2"));
        }
        RunReport report = read(run);
        List<Bar> checks = bars(report, "Steps and checks", "checks");
        assertThat(checks).hasSizeLessThan(1000).extracting(Bar::tone).contains(Tone.FAILED);
        assertThat(checks.stream().mapToInt(Bar::count).sum()).isEqualTo(5000);
    }

    private RunReport read(TestingRun run) {
        return RunReader.read(run.write(folder));
    }

    private void log(String name, String text) throws IOException {
        Path file = folder.resolve("nodes").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static TestingRun faulty(FaultStage... stages) {
        TestingRun run = new TestingRun();
        int second = 0;
        for (FaultStage stage : stages) {
            second++;
            run.at(second, new Fault("f1", "pause", List.of("nomad-server-0/nomad"), stage, Optional.of("how")));
        }
        return run;
    }

    private static AllocationChanged allocation(String status) {
        return new AllocationChanged("a", "shop", "web", "nomad-client-0", "run", status, Optional.empty());
    }

    private static Fault fault(String id, String kind, FaultStage stage, String detail) {
        return new Fault(id, kind, List.of("consul-0/consul"), stage, Optional.of(detail));
    }

    private static List<String> lanes(RunReport run, String group) {
        return run.lanes().stream()
                .filter(each -> each.name().equals(group))
                .flatMap(each -> each.lanes().stream())
                .map(Lane::name)
                .toList();
    }

    private static LeaderChanged leader(Optional<String> node, long term) {
        return new LeaderChanged(ClusterSystem.CONSUL, node, Optional.of(term), Optional.empty());
    }

    private static RunFinished passed() {
        return new RunFinished(Verdict.PASSED, "every check held");
    }

    private static List<Bar> bars(RunReport run, String group, String lane) {
        return run.lanes().stream()
                .filter(each -> each.name().equals(group))
                .flatMap(each -> each.lanes().stream())
                .filter(each -> each.name().equals(lane))
                .findFirst()
                .orElseThrow()
                .bars();
    }

    private static Tuple tuple(Tone tone, long from, long to) {
        return Tuple.tuple(tone, from * 1_000_000_000L, to * 1_000_000_000L);
    }
}
