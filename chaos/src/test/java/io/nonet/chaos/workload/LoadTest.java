package io.nonet.chaos.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.observe.FaultStage;
import io.nonet.observe.Observation.Fault;
import io.nonet.observe.Timeline;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LoadTest {
    private final AtomicLong nanos = new AtomicLong();
    private final Timeline timeline = new Timeline(Clock.systemUTC(), nanos::get);
    private final Recorder recorder = new Recorder("c", "agent", timeline);

    @Test
    void countsWhatWasAskedBeforeTheFaultsAndWhileTheyBit() {
        call(10, "p/k", Done.ok("1"));
        fault(20, FaultStage.INJECTED);
        call(25, "p/k", Done.ok("2"));
        fault(30, FaultStage.PROVED);
        call(40, "p/k", Done.failed("3", "500"));
        call(50, "p/k", Done.ok("4"));
        call(51, "other/k", Done.ok("5"));
        fault(60, FaultStage.HEALED);
        call(70, "p/k", Done.ok("6"));

        Load load = Load.of(timeline.snapshot(), "p/");

        assertThat(load.before()).isEqualTo(new Load.Counted(1, 0, 0));
        assertThat(load.meanwhile()).isEqualTo(new Load.Counted(1, 1, 0));
        assertThat(load.longestGap()).isEqualTo(Duration.ofNanos(25));
    }

    @Test
    void faultsThatCameEarlierAreAnothersBusiness() {
        fault(1, FaultStage.INJECTED);
        fault(2, FaultStage.PROVED);
        fault(3, FaultStage.HEALED);
        call(10, "p/k", Done.ok("1"));
        fault(20, FaultStage.INJECTED);

        Load load = Load.of(timeline.snapshot(), "p/");
        assertThat(load.before()).isEqualTo(new Load.Counted(1, 0, 0));
        assertThat(load.windows()).isEmpty();
    }

    @Test
    void aFaultDuringWhichNothingWasAcknowledgedIsNamed() {
        many(100, 20);
        fault("f1", 300, FaultStage.PROVED);
        many(310, 20);
        fault("f1", 400, FaultStage.HEALED);
        fault("f2", 500, FaultStage.PROVED);
        fault("f2", 700, FaultStage.HEALED);

        Load load = Load.of(timeline.snapshot(), "p/");

        assertThat(load.windows())
                .extracting(window -> window.calls().acknowledged())
                .containsExactly(20L, 0L);
        assertThat(load.below(20)).isEmpty();
        assertThat(load.silent()).containsExactly("f2 (kill consul-0)");
    }

    @Test
    void aFloorHoldsForAllWindowsTogether() {
        many(100, 20);
        fault("f1", 1_000, FaultStage.PROVED);
        fault("f2", 1_000, FaultStage.PROVED);
        many(1_010, 10);
        fault("f1", 1_100, FaultStage.HEALED);
        fault("f2", 1_100, FaultStage.HEALED);

        assertThat(Load.of(timeline.snapshot(), "p/").below(20))
                .containsExactly("expected 20 acknowledged calls during the faults, found 10");
        assertThat(new Load(counted(20), counted(0), List.of(), Duration.ZERO).below(20))
                .containsExactly("expected 20 acknowledged calls during the faults, found 0");
    }

    @Test
    void countsCallsBetweenTwoMoments() {
        many(100, 20);

        assertThat(Load.between(timeline.snapshot(), "p/", 100, 110)).isEqualTo(counted(10));
    }

    private static Load.Counted counted(long acknowledged) {
        return new Load.Counted(acknowledged, 0, 0);
    }

    private void many(long from, int calls) {
        for (int i = 0; i < calls; i++) {
            call(from + i, "p/k", Done.ok("1"));
        }
    }

    private void call(long at, String key, Done done) {
        nanos.set(at);
        recorder.record("read", key, done, at, at);
    }

    private void fault(long at, FaultStage stage) {
        fault("f1", at, stage);
    }

    private void fault(String id, long at, FaultStage stage) {
        nanos.set(at);
        timeline.record(new Fault(id, "kill", List.of("consul-0"), stage, Optional.empty()));
    }
}
