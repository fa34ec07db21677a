package io.nonet.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.nonet.chaos.link.Effect;
import io.nonet.chaos.link.Partition;
import io.nonet.chaos.link.Scope;
import io.nonet.cluster.Service;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FaultTest {
    private static final Partition CUT = Partition.oneWay(List.of("consul-0"), List.of("consul-1"));

    static Stream<Arguments> deeds() {
        return Stream.of(
                arguments(NetworkFault.drop(CUT), "drop, tcp and udp"),
                arguments(
                        NetworkFault.of(
                                CUT,
                                new Scope(Scope.Protocols.TCP, Scope.Services.CONSUL),
                                new Effect.Latency(Duration.ofMillis(100), Duration.ZERO)),
                        "latency 100 ms, jitter 0 ms, tcp of consul"),
                arguments(new ProcessFault("n", Service.CONSUL, ProcessFault.Action.KILL), "SIGKILL"),
                arguments(new DiskFault("n", Service.CONSUL, DiskFault.Failure.FULL), "writes end with ENOSPC"),
                arguments(new MachineFault("n"), "all its processes end at once"),
                arguments(new ClockFault("n", Duration.ofSeconds(2)), "its clock is 2000 ms ahead"));
    }

    @ParameterizedTest
    @MethodSource("deeds")
    void saysWhatIsDoneInWords(Fault fault, String deed) {
        assertThat(fault.deed()).isEqualTo(deed);
    }
}
