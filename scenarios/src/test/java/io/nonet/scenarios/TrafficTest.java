package io.nonet.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nonet.observe.Observation.Request;
import io.nonet.observe.Outcome;
import io.nonet.observe.Timeline;
import io.nonet.scenarios.RaftSystem.Writer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TrafficTest {
    private final AtomicLong nanos = new AtomicLong();
    private final Timeline timeline = new Timeline(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), nanos::get);

    /** Keeps what is written, each write taking as long as the next of the given times; then holds the traffic. */
    private final class TestingStore implements Writer {
        private final Map<String, String> written = new ConcurrentHashMap<>();
        private final ConcurrentLinkedQueue<Long> times;
        private final CountDownLatch done = new CountDownLatch(1);

        TestingStore(Long... times) {
            this.times = new ConcurrentLinkedQueue<>(List.of(times));
        }

        @Override
        public void write(String key, String value) {
            Long time = times.poll();
            if (time == null) {
                done.countDown();
                throw new IllegalStateException("that was all");
            }
            nanos.addAndGet(time);
            written.put(key, value);
        }
    }

    @Test
    void writesEachKeyOnceAndRecordsIt() throws InterruptedException {
        TestingStore store = new TestingStore(5L, 5L, 5L);
        Traffic traffic = run(store);

        assertThat(traffic.acknowledged()).hasSize(3).isEqualTo(store.written);
        assertThat(timeline.snapshot().values(Request.class))
                .hasSize(3)
                .allMatch(request -> request.outcome() == Outcome.OK)
                .allMatch(request -> request.latency().equals(Duration.ofNanos(5)))
                .extracting(Request::startNanos)
                .containsExactly(0L, 5L, 10L);
    }

    @Test
    void countsWhatWasAcknowledgedAfterAMoment() throws InterruptedException {
        Traffic traffic = run(new TestingStore(5L, 5L, 5L));

        assertThat(traffic.acknowledgedSince(5)).isEqualTo(2);
        assertThat(traffic.acknowledgedSince(15)).isZero();
    }

    @Test
    void findsTheLongestGapThatEndsAfterAMoment() throws InterruptedException {
        Traffic traffic = run(new TestingStore(5L, 900L, 5L, 70L, 5L));

        assertThat(traffic.longestGapAfter(0)).isEqualTo(Duration.ofNanos(900));
        assertThat(traffic.longestGapAfter(905)).isEqualTo(Duration.ofNanos(70));
        assertThat(traffic.longestGapAfter(2000)).isEqualTo(Duration.ZERO);
    }

    @Test
    void addsUpTheGapsThatAreLongerThanUsual() throws InterruptedException {
        Traffic traffic = run(new TestingStore(5L, 900L, 5L, 70L, 5L));

        assertThat(traffic.gapsAfter(0, Duration.ofNanos(5))).isEqualTo(Duration.ofNanos(900 + 70));
        assertThat(traffic.gapsAfter(905, Duration.ofNanos(5))).isEqualTo(Duration.ofNanos(70));
        assertThat(traffic.gapsAfter(0, Duration.ofNanos(900))).isEqualTo(Duration.ZERO);
    }

    /** The store ends its writer by an error of its own, which must not pass unnoticed. */
    private Traffic run(TestingStore store) throws InterruptedException {
        Traffic traffic = Traffic.start(Map.of("a-node", store), timeline);
        store.done.await();
        assertThatThrownBy(traffic::close).hasMessageContaining("that was all");
        return traffic;
    }
}
