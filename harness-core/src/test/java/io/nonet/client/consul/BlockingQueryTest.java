package io.nonet.client.consul;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlockingQueryTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @ParameterizedTest(name = "after {1} on {0} comes {2}")
    @CsvSource({"0, 39, 39", "39, 39, 39", "39, 40, 40", "39, 38, 0", "39, 0, 0", "0, 0, 1"})
    void goesOnFromTheIndexOfTheAnswer(long asked, long answered, long next) {
        BlockingQuery query = new BlockingQuery(asked, SECOND);
        assertThat(query.after(new AnswerMetadata(answered, true, 0))).isEqualTo(new BlockingQuery(next, SECOND));
    }

    @Test
    void beginsWithoutWaiting() {
        assertThat(BlockingQuery.starting(SECOND).index()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"-1, PT1S", "0, PT0S", "0, PT10M1S"})
    void refusesWhatConsulWouldChange(long index, Duration longest) {
        assertThatIllegalArgumentException().isThrownBy(() -> new BlockingQuery(index, longest));
    }
}
