package io.nonet.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresTest {
    @Test
    void takesTheMiddleOfAnOddNumber() {
        assertThat(new Figures(List.of(9L, 1L, 5L)).median()).isEqualTo(5);
    }

    @Test
    void takesTheMeanOfTheTwoInTheMiddleOfAnEvenNumber() {
        assertThat(new Figures(List.of(8L, 1L, 5L, 4L)).median()).isEqualTo(4.5);
    }

    @Test
    void takesTheLargestAsTheWorst() {
        assertThat(new Figures(List.of(2L, 7L, 5L)).worst()).isEqualTo(7);
    }

    @Test
    void isZeroWithoutValues() {
        assertThat(new Figures(List.of()).median()).isZero();
        assertThat(new Figures(List.of()).worst()).isZero();
    }
}
