package io.nonet.topology;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TopologyExceptionTest {
    @Test
    void escapesWhatWouldControlATerminal() {
        var exception = new TopologyException("name", "text", "a\u001b[2J\r\n\u202e\u2028b");

        assertThat(exception).hasMessage("name: expected text, found a\\u001b[2J\\u000d\\u000a\\u202e\\u2028b");
    }

    @Test
    void cutsTheTailOfALongText() {
        var exception = new TopologyException("name", "text", "😀".repeat(121));

        assertThat(exception.found()).isEqualTo("😀".repeat(120) + "…");
    }

    @Test
    void keepsATextThatJustFits() {
        assertThat(new TopologyException("name", "text", "é".repeat(120)).found())
                .isEqualTo("é".repeat(120));
    }
}
