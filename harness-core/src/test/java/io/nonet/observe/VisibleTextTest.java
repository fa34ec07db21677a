package io.nonet.observe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
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
    void leavesTabsAndEndsOfLinesWhereATextHasSeveral() {
        assertThat(VisibleText.ofLines("a\tb\nc\r\nd\re\u2028f\u001b\n"))
                .isEqualTo("a\tb\nc\nd\\u000de\\u2028f\\u001b\n");
    }

    @Test
    void writesWhatIsNotSeenInJsonSoThatItMeansTheSame() throws JsonProcessingException {
        JsonNode json = TextNode.valueOf("\u009b31m\u202e \u2066\ud800 \udb40\udc01 \\ \" ü\n");
        String visible = VisibleText.ofLines(json.toString());
        assertThat(visible).contains("\\u009b31m\\u202e \\u2066\\ud800 \\udb40\\udc01");
        assertThat(new ObjectMapper().readTree(visible)).isEqualTo(json);
    }

    @Test
    void leavesAllElseAsItIs() {
        assertThat(VisibleText.of("ü 😀 \\ <b>")).isEqualTo("ü 😀 \\ <b>");
    }
}
