package io.nonet.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExecResultTest {
    @Test
    void tellsWhatACommandSaidOnEitherStream() {
        assertThat(new ExecResult(2, "reading x\n", "no such file\n").ending())
                .isEqualTo("ended with 2: reading x / no such file");
    }

    @Test
    void tellsTheEndOfMuch() {
        assertThat(new ExecResult(100, "1\n2\n\n3\n4\n", "5\n6\n").ending())
                .isEqualTo("ended with 100: 2 / 3 / 4 / 5 / 6");
    }

    @Test
    void tellsThatACommandSaidNothing() {
        assertThat(new ExecResult(137, "\n", " \n").ending()).isEqualTo("ended with 137 and said nothing");
    }
}
