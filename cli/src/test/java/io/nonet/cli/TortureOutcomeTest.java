package io.nonet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.NullNode;
import io.nonet.chaos.ProcessFault;
import io.nonet.chaos.history.History;
import io.nonet.chaos.history.Model;
import io.nonet.chaos.judge.Judgement;
import io.nonet.chaos.judge.Ruling;
import io.nonet.chaos.judge.Window;
import io.nonet.chaos.schedule.Schedule;
import io.nonet.chaos.schedule.ScheduleEvent;
import io.nonet.chaos.schedule.ScheduleEvent.What;
import io.nonet.chaos.schedule.ScheduleResult;
import io.nonet.chaos.workload.Load;
import io.nonet.chaos.workload.Workload;
import io.nonet.cli.WorkloadOutcome.Kind;
import io.nonet.cluster.Service;
import io.nonet.observe.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TortureOutcomeTest {
    private static final Schedule.Entry ENTRY = new Schedule.Entry(
            Duration.ofSeconds(3),
            Duration.ofSeconds(5),
            new ProcessFault("consul-0", Service.CONSUL, ProcessFault.Action.KILL));

    @Test
    void passesIfAllIsProvedAndReadyAndTheCheckSucceeds() {
        TortureOutcome outcome = new TortureOutcome(
                result(List.of(), What.INJECTED, What.PROVED, What.HEALED), Optional.empty(), OptionalInt.of(0));

        assertThat(outcome.failure()).isEmpty();
        assertThat(outcome.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(outcome.reason()).contains("(1 fault: 1 proved, 0 did not bite, 0 not injected)");
    }

    @Test
    void aCheckThatFailsIsWorseThanAFaultThatDidNotBite() {
        ScheduleResult vacuous = result(List.of(), What.INJECTED, What.VACUOUS, What.HEALED);

        assertThat(new TortureOutcome(vacuous, Optional.empty(), OptionalInt.of(1)).failure())
                .contains(TortureOutcome.Failure.CHECK);
        assertThat(new TortureOutcome(vacuous, Optional.empty(), OptionalInt.of(0)).verdict())
                .isEqualTo(Verdict.VACUOUS);
    }

    @Test
    void aClusterThatIsNotReadyIsWorseThanACheckThatFails() {
        ScheduleResult unready = result(List.of("no leader"), What.INJECTED, What.PROVED, What.HEALED);

        assertThat(new TortureOutcome(unready, Optional.empty(), OptionalInt.of(1)).failure())
                .contains(TortureOutcome.Failure.NOT_READY);
    }

    @Test
    void whatClientsMustNotSeeIsAFailureAndTooFewCallsAreNoSuccess() {
        ScheduleResult whole = result(List.of(), What.INJECTED, What.PROVED, What.HEALED);

        assertThat(saw(whole, Kind.OK).verdict()).isEqualTo(Verdict.PASSED);
        assertThat(saw(whole, Kind.VIOLATION).verdict()).isEqualTo(Verdict.FAILED);
        assertThat(saw(whole, Kind.VACUOUS).verdict()).isEqualTo(Verdict.VACUOUS);
        assertThat(saw(whole, Kind.UNKNOWN).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(saw(result(List.of(), What.NOT_INJECTED), Kind.VIOLATION).failure())
                .contains(TortureOutcome.Failure.VIOLATION);
    }

    @Test
    void trafficBelowTheFloorIsVacuousWhateverTheJudgeSays() {
        Judgement ok = new Judgement(Ruling.OK, "fine", List.of(), Map.of());
        Judgement bad = new Judgement(
                Ruling.VIOLATION, "bad", List.of(new Window(Optional.empty(), "why", List.of())), Map.of());

        assertThat(judged(ok, 20, 20).kind()).isEqualTo(Kind.OK);
        assertThat(judged(ok, 20, 19).kind()).isEqualTo(Kind.VACUOUS);
        assertThat(judged(ok, 19, 20).kind()).isEqualTo(Kind.VACUOUS);
        assertThat(judged(bad, 0, 0).kind()).isEqualTo(Kind.VIOLATION);
    }

    @Test
    void aFaultDuringWhichNothingWasAcknowledgedIsNamed() {
        Judgement ok = new Judgement(Ruling.OK, "fine", List.of(), Map.of());
        WorkloadOutcome outcome =
                judged(ok, 20, 900, window("f1 (kill consul-0)", 900), window("f2 (pause consul-1)", 0));

        assertThat(outcome.kind()).isEqualTo(Kind.OK);
        assertThat(outcome.reason())
                .isEqualTo("ok: fine; nothing was acknowledged during f2 (pause consul-1), of which nothing is shown");
        assertThat(outcome.lines())
                .contains(
                        "calls while f1 (kill consul-0) was there for 5.0 s: 900 acknowledged, 0 refused, 0 without an"
                                + " answer");
        assertThat(judged(ok, 20, 900, window("f1 (kill consul-0)", 900)).reason())
                .isEqualTo("ok: fine");
    }

    private static Load.Window window(String fault, long acknowledged) {
        return new Load.Window(fault, Duration.ofSeconds(5), new Load.Counted(acknowledged, 0, 0));
    }

    private static WorkloadOutcome judged(Judgement judgement, long before, long meanwhile, Load.Window... windows) {
        return WorkloadOutcome.of(
                Workload.SET,
                new History(Model.SET, NullNode.getInstance(), Map.of(), List.of(), Set.of(), List.of(), false),
                judgement,
                new Load(
                        new Load.Counted(before, 0, 0),
                        new Load.Counted(meanwhile, 0, 0),
                        List.of(windows),
                        Duration.ZERO),
                Optional.empty());
    }

    private static TortureOutcome saw(ScheduleResult result, Kind kind) {
        return new TortureOutcome(
                result, Optional.of(new WorkloadOutcome(kind, "words", List.of())), OptionalInt.empty());
    }

    @Test
    void aFaultThatWasNotInjectedIsNoSuccess() {
        TortureOutcome outcome =
                new TortureOutcome(result(List.of(), What.NOT_INJECTED), Optional.empty(), OptionalInt.empty());

        assertThat(outcome.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(outcome.reason()).contains("1 not injected");
    }

    @Test
    void aLineHasItsTimeTheFaultAndWhatWasSeen() {
        assertThat(TortureText.line(event(What.INJECTED))).isEqualTo("    3.2 s  f1   kill consul-0/consul: injected");
        assertThat(TortureText.line(event(What.VACUOUS))).endsWith("DID NOT BITE: words");
    }

    @Test
    void aPlanShowsWhatIsToHappen() {
        assertThat(TortureText.plan(new Schedule(1, List.of(ENTRY))).get(1))
                .matches("3\\.0 s +5\\.0 s +kill +consul-0/consul");
    }

    private static ScheduleResult result(List<String> unready, What... seen) {
        return new ScheduleResult(
                new Schedule(1, List.of(ENTRY)),
                Stream.of(seen).map(TortureOutcomeTest::event).toList(),
                List.of(),
                unready,
                Duration.ofSeconds(2),
                false);
    }

    private static ScheduleEvent event(What what) {
        return new ScheduleEvent(Duration.ofMillis(3200), ENTRY, Optional.of("f1"), what, "words");
    }
}
