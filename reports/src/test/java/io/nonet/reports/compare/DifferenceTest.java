package io.nonet.reports.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DifferenceTest {
    @ParameterizedTest
    @CsvSource({
        "measured, s, 1, 1.2, true",
        "measured, s, 0.1, 0.14, false",
        "measured, s, 10, 10.9, false",
        "measured, ms, 100, 160, true",
        "measured, ms, 100, 140, false",
        "latency, ms, 5, 7, true",
        "latency, ms, 5, 5.9, false",
        "measured, writes, 1, 1000, false"
    })
    void isSlowerBeyondWhatTwoRunsDifferByAnyway(
            String kind, String unit, double before, double after, boolean slower) {
        Difference difference = new Difference(kind, "n", unit, OptionalDouble.of(before), OptionalDouble.of(after));
        assertThat(difference.slower()).isEqualTo(slower);
        assertThat(new Difference(kind, "n", unit, OptionalDouble.of(after), OptionalDouble.of(before)).faster())
                .isEqualTo(slower);
    }
}
