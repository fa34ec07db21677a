package com.example.shop;

import static io.nonet.scenarios.assertions.NonetAssertions.assertThat;
import static io.nonet.scenarios.workload.Polling.SOON;
import static io.nonet.scenarios.workload.Polling.await;

import io.nonet.chaos.*;
import io.nonet.client.nomad.DrainSpec;
import io.nonet.cluster.*;
import io.nonet.junit.*;
import io.nonet.scenarios.nomad.Drain;
import io.nonet.scenarios.workload.*;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@NonetTest
class ShopTest {
    @Test
    void nobodyNoticesADrainWhileANomadServerDies(Cluster cluster, Story story) {
        RunningJob shop = RunningJob.run(cluster, JobFile.read(Path.of("shop.nomad.hcl")));
        await("three shops", AgentsView.KNOWN_TO_SERVERS).untilAsserted(() -> assertThat(shop).hasHealthyAllocations(3));
        var client = cluster.topology().nomadClients().get(0);
        var drain = new Drain(cluster, story, client, DrainSpec.within(Duration.ofMinutes(1)));
        var server = cluster.topology().nomadServers().get(2).name(); // cluster.nomad() asks the first
        var kill = new ProcessFault(server, Service.NOMAD, ProcessFault.Action.KILL);
        try (ServiceTraffic traffic = ServiceTraffic.discovering(cluster, "shop")) {
            drain.begin();
            try (Injection killed = Chaos.on(cluster).inject(kill)) {
                killed.awaitEffect();
                drain.awaitComplete();
            }
            await("three elsewhere", AgentsView.KNOWN_TO_SERVERS)
                    .untilAsserted(() -> assertThat(shop).hasHealthyAllocations(3).withoutOverlap());
            assertThat(traffic).hasGoodAnswers(100).hasNoFailures();
        }
        drain.end();
        await("all in order", SOON).untilAsserted(() -> assertThat(cluster).isHealthy());
    }
}
