package io.nonet.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nonet.observe.Observation.Check;
import io.nonet.observe.Observation.Fault;
import io.nonet.observe.Observation.LeaderChanged;
import io.nonet.observe.Observation.Phase;
import io.nonet.observe.Observation.RunFinished;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private static final Phase BOOT = new Phase("boot", Duration.ofSeconds(4));

    private final AtomicLong nanoTime = new AtomicLong(-1_000);
    private final Timeline timeline = new Timeline(Clock.fixed(Samples.TIME, ZoneOffset.UTC), nanoTime::get);

    @Test
    void addsTheTimeAndTheNanosecondsSinceItsStart() {
        nanoTime.addAndGet(250);
        assertThat(timeline.record(BOOT)).isEqualTo(new TimedObservation<>(Samples.TIME, 250, BOOT));
        assertThat(timeline.nanos()).isEqualTo(250);
        assertThat(timeline.snapshot().all().get(0).sinceStart()).isEqualTo(Duration.ofNanos(250));
    }

    @Test
    void givesSnapshotsThatNeverChange() {
        Observations before = timeline.snapshot();
        timeline.record(BOOT);
        assertThat(before.all()).isEmpty();
        assertThat(timeline.snapshot().all()).hasSize(1);
        assertThatThrownBy(() -> timeline.snapshot().all().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void tellsALateListenerWhatItMissed() {
        List<TimedObservation<?>> heard = new ArrayList<>();
        timeline.record(BOOT);
        timeline.addListener(heard::add);
        timeline.record(Samples.STARTED);
        assertThat(heard).isEqualTo(timeline.snapshot().all());
    }

    @Test
    void tellsTheOthersWhenAListenerFails() {
        List<TimedObservation<?>> heard = new ArrayList<>();
        timeline.addListener(seen -> {
            throw new IllegalStateException("disk full");
        });
        timeline.addListener(heard::add);
        assertThatThrownBy(() -> timeline.record(BOOT)).hasMessage("disk full");
        assertThatThrownBy(() -> timeline.record(BOOT)).hasMessage("disk full");
        assertThat(heard).hasSize(2).isEqualTo(timeline.snapshot().all());
    }

    @Test
    void refusesAListenerThatRecords() {
        timeline.addListener(seen -> timeline.record(BOOT));
        assertThatThrownBy(() -> timeline.record(BOOT))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("listener");
        assertThat(timeline.snapshot().all()).hasSize(1);
    }

    @Test
    void hasViewsByTypeAndTime() {
        for (Observation each : List.of(BOOT, Samples.STARTED, BOOT, Samples.STARTED)) {
            timeline.record(each);
            nanoTime.addAndGet(10);
        }
        Observations all = timeline.snapshot();
        assertThat(all.values(Phase.class)).containsExactly(BOOT, BOOT);
        assertThat(all.ofType(Phase.class)).extracting(TimedObservation::nanos).containsExactly(0L, 20L);
        assertThat(all.between(10, 20).all())
                .extracting(TimedObservation::nanos)
                .containsExactly(10L, 20L);
    }

    @Test
    void hasViewsByName() {
        var leader = new LeaderChanged(ClusterSystem.NOMAD, Optional.empty(), Optional.empty(), Optional.empty());
        var injected = new Fault("f1", "kill", List.of(), FaultStage.INJECTED, Optional.empty());
        var failed = Check.of("a leader is there", false, "one", "none");
        for (Observation each : List.of(
                leader,
                injected,
                new Fault("f2", "kill", List.of(), FaultStage.INJECTED, Optional.empty()),
                failed,
                Check.of("all is well", true, "yes", "yes"))) {
            timeline.record(each);
        }
        Observations all = timeline.snapshot();
        assertThat(all.leaders(ClusterSystem.NOMAD)).hasSize(1);
        assertThat(all.leaders(ClusterSystem.CONSUL)).isEmpty();
        assertThat(all.fault("f1")).extracting(TimedObservation::observation).containsExactly(injected);
        assertThat(all.failedChecks()).extracting(TimedObservation::observation).containsExactly(failed);
        assertThat(all.requests()).isEmpty();
        assertThat(all.finished()).isEmpty();

        timeline.record(new RunFinished(Verdict.FAILED, "a leader is there"));
        assertThat(timeline.snapshot().finished()).map(RunFinished::verdict).contains(Verdict.FAILED);
    }
}
