package io.nonet.scenarios.nomad;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.client.nomad.DrainSpec;
import io.nonet.cluster.Cluster;
import io.nonet.junit.NonetTest;
import io.nonet.junit.Story;
import io.nonet.scenarios.workload.Instances;
import io.nonet.scenarios.workload.JobFile;
import io.nonet.scenarios.workload.RunningJob;
import io.nonet.scenarios.workload.ServiceTraffic;
import io.nonet.scenarios.workload.WorkloadStory;
import io.nonet.topology.NodeSpec;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * A client is drained, as before maintenance: what runs there moves to the others as its job file says, and nobody who asks
 * for it notices.
 */
@NonetTest
public class NodeDrainScenario {
    /** Two for each client, so that one at a time differs from all at once. */
    private static final int COUNT = 6;

    private final Cluster cluster;
    private final Story story;

    NodeDrainScenario(Cluster cluster, Story story) {
        this.cluster = cluster;
        this.story = story;
    }

    @Test
    void aServiceMovesOneByOneAndNoRequestFails() {
        try (WorkloadStory workload = WorkloadStory.begin(cluster, story)) {
            RunningJob web = workload.run(JobFile.shipped("web"), COUNT);
            NodeSpec drained = cluster.topology().nomadClients().get(0);
            Drain drain = new Drain(cluster, story, drained);
            story.premise("two of its allocations are on " + drained.name(), () -> assertThat(drain.running())
                    .hasSize(COUNT / 3));
            try (Instances instances = Instances.follow(cluster.consul(), "web", cluster.timeline());
                    ServiceTraffic traffic = workload.askFor("web")) {
                long start = cluster.timeline().nanos();
                drain.begin(DrainSpec.within(Duration.ofMinutes(1)));
                drain.awaitComplete();
                story.check("when the drain is complete no task is alive there", () -> assertThat(drain.processes())
                        .isEmpty());
                story.check(
                        "when the drain is complete Consul lists nothing there",
                        () -> assertThat(workload.servicesOn(drained)).isEmpty());
                workload.awaitHealthy(web, COUNT);
                story.check("no more than one was missing at any time", () -> assertThat(instances.fewestSince(start))
                        .isGreaterThanOrEqualTo(COUNT - 1));
                workload.enoughAnswers("after", traffic, cluster.timeline().nanos());
                workload.noneFailed(traffic);
            }
            drain.end();
            story.check(
                    "its node takes work again",
                    () -> assertThat(workload.client(drained).isEligible()).isTrue());
        }
    }
}
