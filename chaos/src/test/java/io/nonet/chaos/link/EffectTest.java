package io.nonet.chaos.link;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nonet.topology.TopologyException;
import java.time.Duration;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EffectTest {
    static Stream<Arguments> wrong() {
        return Stream.of(
                wrong(() -> new Effect.Latency(Duration.ZERO, Duration.ZERO), "at least 20 ms"),
                wrong(() -> new Effect.Latency(Duration.ofMillis(25), Duration.ofMillis(26)), "to the latency, 25 ms"),
                wrong(() -> new Effect.Bandwidth(0), "from 1 to 1000"),
                wrong(() -> new Effect.Bandwidth(1001), "from 1 to 1000"),
                wrong(() -> new Effect.Slice(0, Duration.ofMillis(1)), "from 1 to 6000 bytes"),
                wrong(() -> new Effect.Slice(6001, Duration.ofMillis(1)), "from 1 to 6000 bytes"),
                wrong(() -> new Effect.Slice(6000, Duration.ofMillis(5)), "a pause from 5556 to 100000 µs"),
                wrong(() -> new Effect.Slice(1, Duration.ofMillis(101)), "101000 µs"),
                wrong(() -> new Effect.LimitData(-1), "from 0 to 50000"),
                wrong(() -> new Effect.SlowClose(Duration.ZERO), "at least 20 ms"),
                wrong(
                        () -> new Effect.Latency(Duration.ofMillis(3500), Duration.ofMillis(501)),
                        "at most 4000 ms with its jitter: agents hang up"),
                wrong(() -> new Effect.SlowClose(Duration.ofSeconds(61)), "at most 60 s"),
                wrong(() -> new Effect.Loss(101), "from 1 to 100"));
    }

    private static Arguments wrong(ThrowingCallable making, String reason) {
        return Arguments.of(making, reason);
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void refusesWhatCouldNotBeTold(ThrowingCallable making, String reason) {
        assertThatThrownBy(making).isInstanceOf(TopologyException.class).hasMessageContaining(reason);
    }

    @Test
    void takesTheSmallestSliceThatShows() {
        assertThatCode(() -> new Effect.Slice(6000, Duration.ofMillis(6))).doesNotThrowAnyException();
    }
}
