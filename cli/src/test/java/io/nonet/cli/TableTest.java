package io.nonet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void columnsLineUpAndLinesHaveNoTrailingBlanks() {
        Table table = new Table("NAME", "UP", "").row("a", "yes", "x").row("longer", "", "");

        assertThat(table).hasToString("NAME    UP\na       yes  x\nlonger");
    }

    @Test
    void rowOfAnotherLengthIsRefused() {
        assertThatThrownBy(() -> new Table("A", "B").row("only one"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Expected 2 cells, found 1: [only one]");
    }
}
