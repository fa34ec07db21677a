package io.nonet.scenarios.workload;

import static io.nonet.scenarios.workload.TestingJob.FIRST;
import static io.nonet.scenarios.workload.TestingJob.allocation;
import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.client.nomad.Allocation;
import io.nonet.client.nomad.JobSpec;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServicesOfVersionsTest {
    private static final Allocation OF_VERSION_0 = allocation(FIRST, "web", "running", "running");

    private int asked;
    private JobSpec newest = TestingJob.job("{'Name': 'web', 'Services': [{'Name': 'shop'}]}");

    private final ServicesOfVersions services = new ServicesOfVersions(job -> {
        asked++;
        return Optional.of(newest);
    });

    @Test
    void eachVersionIsAskedForOnce() {
        assertThat(names()).containsExactly("shop");
        newest = TestingJob.job("{'Name': 'web', 'Services': [{'Name': 'renamed'}]}")
                .with(json -> json.put("Version", 1));

        assertThat(names()).containsExactly("shop");
        assertThat(asked).isEqualTo(1);
    }

    @Test
    void whatANewerVersionAnnouncesSaysNothingOfAnOlderOne() {
        newest = newest.with(json -> json.put("Version", 1));

        assertThat(services.of(List.of(OF_VERSION_0))).isEmpty();
    }

    private List<String> names() {
        return services.of(List.of(OF_VERSION_0)).get(FIRST).stream()
                .map(AnnouncedService::name)
                .toList();
    }
}
