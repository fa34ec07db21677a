package io.nonet.scenarios.nomad;

import static io.nonet.scenarios.assertions.NonetAssertions.assertThat;

import io.nonet.chaos.workload.RepeatedWork;
import io.nonet.client.ClientException;
import io.nonet.scenarios.workload.RunningJob;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Looks again and again whether a job runs two allocations of one name at once. */
final class OverlapWatch implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final RunningJob job;
    private final AtomicInteger looks = new AtomicInteger();
    private final ConcurrentLinkedQueue<String> overlaps = new ConcurrentLinkedQueue<>();
    private final RepeatedWork looking;

    private OverlapWatch(RunningJob job) {
        this.job = job;
        this.looking = RepeatedWork.start(PAUSE, List.of(this::look));
    }

    static OverlapWatch over(RunningJob job) {
        return new OverlapWatch(job);
    }

    private void look() {
        try {
            assertThat(job).withoutOverlap();
            looks.incrementAndGet();
        } catch (ClientException e) {
            // Nobody answered: that is no look.
            return;
        } catch (AssertionError e) {
            overlaps.add(String.valueOf(e.getMessage()));
        }
    }

    /** How often none was seen. */
    int looks() {
        return looks.get();
    }

    /** What was seen instead, at each look; empty is good. */
    List<String> overlaps() {
        return List.copyOf(overlaps);
    }

    @Override
    public void close() {
        looking.close();
    }
}
