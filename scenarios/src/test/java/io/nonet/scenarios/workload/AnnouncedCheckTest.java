package io.nonet.scenarios.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnnouncedCheckTest {
    @Test
    void noticesWithItsNextRound() {
        AnnouncedCheck check = only("'Type': 'tcp'");

        assertThat(check.round()).isEqualTo(Duration.ofSeconds(12));
        assertThat(check.noticed()).isEqualTo(Duration.ofSeconds(12));
    }

    @Test
    void someFailuresMayHaveToComeTogether() {
        assertThat(only("'Type': 'tcp', 'FailuresBeforeCritical': 3").noticed()).isEqualTo(Duration.ofSeconds(36));
    }

    @Test
    void aScriptMayBeLate() {
        assertThat(only("'Type': 'script'").noticed()).isEqualTo(Duration.ofSeconds(43));
    }

    @Test
    void theServicesOwnPortMayBeNamedTwice() {
        assertThat(only("'Type': 'http', 'Path': '/a', 'PortLabel': 'http', 'Method': 'GET', 'Protocol': 'http'")
                        .page())
                .isEqualTo(Optional.of("/a"));
    }

    private static AnnouncedCheck only(String fields) {
        return AnnouncedService.of(TestingJob.job("""
                        {'Name': 'web', 'Services': [{'PortLabel': 'http', 'Checks': [
                          {'Interval': 10000000000, 'Timeout': 2000000000, %s}]}]}""".formatted(fields)))
                .get(0)
                .checks()
                .get(0);
    }
}
