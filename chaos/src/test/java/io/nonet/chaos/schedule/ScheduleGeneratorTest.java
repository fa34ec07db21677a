package io.nonet.chaos.schedule;

import static io.nonet.chaos.schedule.Testing.NINE;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nonet.chaos.schedule.Schedule.Entry;
import io.nonet.topology.Topology;
import io.nonet.topology.TopologyException;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleGeneratorTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int SEEDS = 50;

    /** What is written here must come out on every JVM, and after every change that does not mean to change it. */
    @Test
    void aSeedLeadsToTheSameScheduleForever() {
        Weights weights = Weights.parse("partition=5,latency=2,loss=1,kill=3,stop=1,pause=2");

        assertThat(words(new ScheduleGenerator(NINE, Duration.ofSeconds(30), weights, 2).generate(7)))
                .isEqualTo("""
                        3758+8265 pause nomad-client-2/consul
                        4870+13214 loss consul-2 | nomad-client-0
                        12023+11662 latency nomad-server-2 | consul-0
                        18084+11916 kill consul-2/consul
                        23685+6315 kill nomad-server-0/nomad""");
    }

    @Test
    void anotherSeedLeadsToAnother() {
        assertThat(LongStream.range(0, SEEDS)
                        .mapToObj(seed -> words(generator(NINE, 2).generate(seed)))
                        .distinct())
                .hasSize(SEEDS);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10})
    void noMoreFaultsOverlapThanMay(int overlap) {
        LongStream.range(0, SEEDS)
                .forEach(seed -> assertThat(most(generator(NINE, overlap).generate(seed)))
                        .isBetween(1, overlap));
    }

    @Test
    void asManyFaultsOverlapAsMay() {
        assertThat(LongStream.range(0, SEEDS)
                        .map(seed -> most(generator(NINE, 3).generate(seed)))
                        .max())
                .hasValue(3);
    }

    @Test
    void everythingIsHealedAtTheEndAndLastsLongEnough() {
        LongStream.range(0, SEEDS)
                .forEach(seed -> assertThat(generator(NINE, 2).generate(seed).entries())
                        .isNotEmpty()
                        .allMatch(entry -> entry.end().compareTo(MINUTE) <= 0)
                        .allMatch(entry -> entry.lasts().compareTo(Duration.ofSeconds(5)) >= 0));
    }

    @Test
    void faultsThatCannotBeThereTogetherAreNotDrawn() {
        LongStream.range(0, SEEDS).forEach(seed -> assertThat(
                        new Overlaps(NINE).problem(generator(NINE, 4).generate(seed)))
                .isEmpty());
    }

    @Test
    void onlyKindsWithAWeightAreDrawn() {
        Weights weights = Weights.parse("kill=1,loss=1,stop=0");
        Set<String> kinds = new TreeSet<>();
        LongStream.range(0, SEEDS).forEach(seed -> new ScheduleGenerator(NINE, MINUTE, weights, 2)
                .generate(seed)
                .entries()
                .forEach(entry -> kinds.add(entry.fault().kind())));
        assertThat(kinds).containsExactly("kill", "loss");
    }

    @Test
    void everyKindDrawsAFaultThatSaysSo() {
        Draw draw = new Draw(1);
        for (FaultKind kind : FaultKind.values()) {
            assertThat(kind.draw(draw, NINE).kind()).isEqualTo(kind.label());
        }
    }

    @Test
    void theSmallestClusterHasSchedulesToo() {
        Topology two = Topology.builder()
                .consulServers(1)
                .nomadServers(1)
                .nomadClients(0)
                .build();
        LongStream.range(0, SEEDS)
                .forEach(seed ->
                        assertThat(generator(two, 2).generate(seed).entries()).isNotEmpty());
    }

    @Test
    void refusesSizesOutOfRange() {
        assertThatThrownBy(() -> new ScheduleGenerator(NINE, Duration.ofSeconds(9), Weights.DEFAULT, 2))
                .isInstanceOf(TopologyException.class)
                .hasMessageContaining("10 s at least");
        assertThatThrownBy(() -> generator(NINE, 0)).isInstanceOf(TopologyException.class);
        assertThatThrownBy(() -> generator(NINE, 11))
                .isInstanceOf(TopologyException.class)
                .hasMessageContaining("from 1 to 10");
    }

    private static ScheduleGenerator generator(Topology topology, int overlap) {
        return new ScheduleGenerator(topology, MINUTE, Weights.DEFAULT, overlap);
    }

    private static int most(Schedule schedule) {
        return schedule.entries().stream()
                .mapToInt(one -> (int) schedule.entries().stream()
                        .filter(other -> other.at().compareTo(one.at()) <= 0
                                && other.end().compareTo(one.at()) > 0)
                        .count())
                .max()
                .orElse(0);
    }

    private static String words(Schedule schedule) {
        return schedule.entries().stream().map(ScheduleGeneratorTest::words).collect(joining("\n"));
    }

    private static String words(Entry entry) {
        return entry.at().toMillis() + "+" + entry.lasts().toMillis() + " "
                + entry.fault().kind() + " " + String.join(",", entry.fault().targets());
    }
}
