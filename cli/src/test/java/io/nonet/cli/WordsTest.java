package io.nonet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class WordsTest {
    @ParameterizedTest
    @CsvSource({"PT71H59M, 2 d 23 h", "PT5H12M3S, 5 h 12 min", "PT12M3S, 12 min", "PT40.9S, 40 s", "PT-2H, 2 h 0 min"})
    void lengthsAreRough(Duration duration, String words) {
        assertThat(Words.rough(duration)).isEqualTo(words);
    }

    @Test
    void oneIsNotMany() {
        assertThat(Words.count(1, "machine")).isEqualTo("1 machine");
        assertThat(Words.count(0, "machine")).isEqualTo("0 machines");
    }

    @ParameterizedTest
    @CsvSource({"90s, PT90S", "2m, PT2M", "72h, PT72H", "3d, PT72H", "1h30m, PT90M", "250ms, PT0.25S"})
    void durationsAreReadAsPeopleTypeThem(String text, Duration duration) {
        assertThat(new DurationConverter().convert(text)).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "s", "5 s", "-5s", "1.5h", "5S", "99999999999s"})
    void anythingElseIsNoDuration(String text) {
        assertThatThrownBy(() -> new DurationConverter().convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("'" + text + "'");
    }
}
