package io.nonet.observe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nonet.observe.Observation.LogLine;
import io.nonet.observe.Observation.Measurement;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ObservationTest {
    @Test
    void keepsALogLineOfTheLimit() {
        String text = "x".repeat(LogLine.TEXT_LIMIT);
        assertThat(new LogLine("n", "s", text).text()).isEqualTo(text);
    }

    @Test
    void cutsALongerLogLineAndSaysSo() {
        String text = new LogLine("n", "s", "x".repeat(LogLine.TEXT_LIMIT + 1)).text();
        assertThat(text).startsWith("xxx").endsWith("xxx … [cut, 8193 bytes]");
        assertThat(text.getBytes(UTF_8)).hasSizeBetween(LogLine.TEXT_LIMIT - 40, LogLine.TEXT_LIMIT);
    }

    @Test
    void countsBytesAndCutsBetweenCharacters() {
        String text = new LogLine("n", "s", "x" + "😀".repeat(3000)).text();
        assertThat(text).endsWith("😀 … [cut, 12001 bytes]").doesNotContain("?");
        assertThat(text.getBytes(UTF_8)).hasSizeLessThanOrEqualTo(LogLine.TEXT_LIMIT);
        assertThat(text.chars().filter(c -> Character.isSurrogate((char) c)).count())
                .isEven();
    }

    @Test
    void leavesACutLineAsItIs() {
        var once = new LogLine("n", "s", "ü".repeat(100_000));
        assertThat(new LogLine("n", "s", once.text())).isEqualTo(once);
    }

    @Test
    void refusesABoundOfAnotherUnit() {
        assertThatThrownBy(() -> new Measurement("outage", 3, "s", Optional.of(new Bound(5000, "ms", "f"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("outage", "[s]", "[ms]");
    }

    @Test
    void refusesNumbersThatJsonCannotHold() {
        assertThatThrownBy(() -> new Measurement("outage", Double.NaN, "s", Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NaN");
        assertThatThrownBy(() -> new Bound(Double.POSITIVE_INFINITY, "s", "f"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
