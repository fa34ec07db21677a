package io.nonet.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoDurationTest {

    @ParameterizedTest
    @CsvSource({
        "0, PT0S",
        "0s, PT0S",
        "200ms, PT0.2S",
        "1h2m3.5s, PT1H2M3.5S",
        "-1.5s, PT-1.5S",
        "+3ns, PT0.000000003S",
        "7us, PT0.000007S",
        "7µs, PT0.000007S",
        "7μs, PT0.000007S",
        "2562047h47m16.854775807s, PT2562047H47M16.854775807S"
    })
    void parsesWhatGoWrites(String text, Duration duration) {
        assertThat(GoDuration.parse(text)).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s", "1", "1 s", "1d", "1s2", "PT1S", "1..5s"})
    void refusesOtherTexts(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GoDuration.parse(text))
                .withMessage("Expected a duration like 1m30s, found " + text);
    }

    @Test
    void formatsMilliseconds() {
        assertThat(GoDuration.format(Duration.ofSeconds(90))).isEqualTo("90000ms");
    }
}
