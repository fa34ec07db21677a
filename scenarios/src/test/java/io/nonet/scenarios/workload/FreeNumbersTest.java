package io.nonet.scenarios.workload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FreeNumbersTest {
    private final FreeNumbers numbers = new FreeNumbers();

    @Test
    void thoseThatAreThereAtOnceDiffer() {
        assertThat(numbers.take()).isZero();
        assertThat(numbers.take()).isEqualTo(1);
    }

    @Test
    void theLowestThatIsFreeIsTakenAgain() {
        int first = numbers.take();
        numbers.take();
        numbers.giveBack(first);

        assertThat(numbers.take()).isEqualTo(first);
        assertThat(numbers.take()).isEqualTo(2);
    }
}
