package io.nonet.observe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VisibleTextTest {
    @ParameterizedTest
    @CsvSource({"1b", "07", "0a", "7f", "85", "9b", "202e", "2066", "2028", "feff", "d800"})
    void writesWhatIsNotSeenAsItsNumber(String number) {
        String text = "a" + (char) Integer.parseInt(number, 16) + "b";
        assertThat(VisibleText.of(text)).isEqualTo("a\\u%4sb".formatted(number).replace(' ', '0'));
    }

    @Test
    void leavesAllElseAsItIs() {
        assertThat(VisibleText.of("ü 😀 \\ <b>")).isEqualTo("ü 😀 \\ <b>");
    }
}
