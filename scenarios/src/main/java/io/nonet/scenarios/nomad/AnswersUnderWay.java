package io.nonet.scenarios.nomad;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.client.consul.ServiceInstance;
import io.nonet.cluster.Cluster;
import io.nonet.junit.Story;
import io.nonet.scenarios.workload.LongRequests;
import io.nonet.scenarios.workload.LongRequests.Ended;
import java.util.List;

/** Answers of the job {@code web} that take their time, and that its tasks have to finish though they are told to stop. */
final class AnswersUnderWay implements AutoCloseable {
    /**
     * Of an answer, by the job file: in nine seconds. Its task is told to stop after {@code shutdown_delay}, 2 s, at the
     * earliest, and has {@code kill_timeout}, 10 s, from then on.
     */
    private static final int LINES = 18;

    private final Cluster cluster;
    private final Story story;
    private final LongRequests requests;

    /** Asks each of these instances. */
    AnswersUnderWay(Cluster cluster, Story story, List<ServiceInstance> instances) {
        this.cluster = cluster;
        this.story = story;
        this.requests = story.step(
                instances.size() + " answers that take long are begun",
                () -> LongRequests.begin(cluster, instances, "/slow"));
    }

    /** Checks that each was given in full; nothing would be shown if all were before their tasks were told to stop. */
    void areFinished() {
        List<Ended> ended = story.step("they have ended", requests::await);
        story.premise("a task was told to stop in the middle of its answer", () -> assertThat(ended)
                .anyMatch(this::outlastedItsTask));
        story.check("each was given in full", () -> assertThat(ended)
                .allSatisfy(one -> assertThat(one.answer().body())
                        .as(one.answer().toString())
                        .isEqualTo(("all of " + one.allocation() + "\n").repeat(LINES))));
    }

    private boolean outlastedItsTask(Ended one) {
        return Task.of(cluster.nomad(), one.allocation()).stream()
                .flatMap(task -> task.toldToStop().stream())
                .anyMatch(told -> told.isBefore(one.at()));
    }

    @Override
    public void close() {
        requests.close();
    }
}
