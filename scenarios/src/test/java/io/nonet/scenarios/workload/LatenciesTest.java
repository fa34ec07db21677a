package io.nonet.scenarios.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LatenciesTest {
    @Test
    void takesTheNearestRank() {
        List<Duration> backwards = IntStream.rangeClosed(1, 200)
                .mapToObj(i -> Duration.ofMillis(201 - i))
                .toList();
        Latencies latencies = new Latencies(backwards);
        assertThat(latencies.percentile(0.5)).hasMillis(100);
        assertThat(latencies.percentile(0.99)).hasMillis(198);
        assertThat(latencies.percentile(1)).hasMillis(200);
    }

    @Test
    void ofOneRequestAllAreThatOne() {
        Latencies latencies = new Latencies(List.of(Duration.ofMillis(7)));
        assertThat(latencies.percentile(0.01)).hasMillis(7);
        assertThat(latencies.percentile(1)).hasMillis(7);
    }
}
