package io.nonet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TerminalTest {
    private static final String TITLE = "\u001b]0;x\u0007 \u202eb\n\tc";

    private final TestingTerminal terminal = TestingTerminal.plain();

    @Test
    void textMovesNoCursor() {
        terminal.terminal().data(TITLE);
        terminal.terminal().say(TITLE);
        assertThat(terminal.data())
                .isEqualTo("\\u001b]0;x\\u0007 \\u202eb\n\tc\n")
                .isEqualTo(terminal.said());
    }

    @Test
    void programsReadDataAsItIs() {
        terminal.terminal().exactData(TITLE);
        assertThat(terminal.data()).isEqualTo(TITLE + "\n");
    }
}
