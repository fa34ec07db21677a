package io.nonet.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class NotReadyExceptionTest {
    private static final Duration LIMIT = Duration.ofMillis(1500);

    @Test
    void listsWhatIsMissing() {
        var failure = new NotReadyException("nonet", LIMIT, List.of("consul-0: silent", "nomad-server-1: silent"));

        assertThat(failure)
                .hasMessage(
                        "Cluster nonet is not ready after 1.5 s:\n  - consul-0: silent\n  - nomad-server-1: silent");
    }

    @Test
    void saysSoWhenItCameTooLate() {
        var failure = new NotReadyException("nonet", LIMIT, List.of());

        assertThat(failure).hasMessageContaining("came just after it");
        assertThat(failure.problems()).hasSize(1);
    }
}
