package io.nonet.scenarios;

import io.nonet.cluster.Cluster;
import io.nonet.cluster.Service;
import io.nonet.junit.NonetTest;
import io.nonet.junit.Scenario;
import io.nonet.junit.Story;
import org.junit.jupiter.api.Test;

/** Nomad is restarted agent by agent while programs write to it, and its tasks live on. */
@NonetTest
@Scenario(
        name = "rolling-restart",
        summary = "All Nomad agents are restarted one by one; tasks live on and no request fails.",
        typicalSeconds = 25)
public class RollingRestartScenario {
    private final Cluster cluster;
    private final Story story;

    RollingRestartScenario(Cluster cluster, Story story) {
        this.cluster = cluster;
        this.story = story;
    }

    @Test
    void nomadIsRestartedAgentByAgent() {
        CutStory told = CutStory.of(cluster, story, new NomadRaft(cluster));
        RollingPass pass =
                new RollingPass(told, node -> cluster.machine(node).services().restart(Service.NOMAD));
        LivingTasks.surviveWhile(cluster, story, pass::tell);
    }
}
