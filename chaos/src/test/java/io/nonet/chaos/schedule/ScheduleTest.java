package io.nonet.chaos.schedule;

import static io.nonet.chaos.schedule.Testing.alone;
import static io.nonet.chaos.schedule.Testing.entry;
import static io.nonet.chaos.schedule.Testing.kill;
import static io.nonet.chaos.schedule.Testing.latency;
import static io.nonet.chaos.schedule.Testing.loss;
import static io.nonet.chaos.schedule.Testing.schedule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nonet.chaos.Fault;
import io.nonet.cluster.Service;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleTest {
    private static final Fault KILL = kill("consul-0", Service.CONSUL);

    @Test
    void stepsAreInOrderOfTime() {
        assertThat(steps(schedule(entry(1, 5, KILL), entry(2, 3, alone("consul-1")))))
                .containsExactly("begin 0", "begin 1", "end 1", "end 0");
    }

    @Test
    void whatEndsComesBeforeWhatBeginsAtTheSameMoment() {
        assertThat(steps(schedule(entry(1, 2, KILL), entry(2, 3, KILL))))
                .containsExactly("begin 0", "end 0", "begin 1", "end 1");
    }

    @Test
    void theYoungestOfThoseThatEndTogetherEndsFirst() {
        assertThat(steps(schedule(entry(1, 5, alone("consul-1")), entry(2, 5, KILL))))
                .containsExactly("begin 0", "begin 1", "end 1", "end 0");
    }

    @Test
    void refusesEntriesOutOfOrder() {
        assertThatThrownBy(() -> schedule(entry(2, 3, KILL), entry(1, 2, KILL)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("number 2 begins before number 1");
    }

    @Test
    void refusesAFaultThatLastsNoTime() {
        assertThatThrownBy(() -> entry(1, 1, KILL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("more than nothing");
    }

    @Test
    void whatIsWrittenIsRead() {
        Schedule schedule = new Schedule(
                Long.MIN_VALUE,
                List.of(
                        entry(0, 2, KILL),
                        new Schedule.Entry(Duration.ofMillis(1234), Duration.ofMillis(5), alone("nomad-client-2")),
                        entry(5, 9, latency("consul-0", "consul-1")),
                        entry(6, 9, loss("consul-0", "consul-2"))));

        assertThat(ScheduleFile.parse("x.json", ScheduleFile.text(schedule))).isEqualTo(schedule);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {                                                              | x.json:1
                    []                                                             | x.json:1
                    {"schema":"nonet-schedule/1","seed":1}                         | entries
                    {"schema":"nonet-schedule/1","entries":[]}                     | seed
                    {"schema":"nonet-schedule/2","seed":1,"entries":[]}            | expected nonet-schedule/1, found nonet-schedule/2
                    {"schema":"nonet-schedule/1","seed":1,"entries":[null]}        | entries[0]: expected a fault, found null
                    {"schema":"nonet-schedule/1","seed":1,"entries":[{"at":"soon","lasts":"PT1S"}]} | entries[0].at
                    {"schema":"nonet-schedule/1","seed":1,"entries":[]} more       | x.json:1
                    {"schema":"nonet-schedule/1","seed":1,"entries":[],"other":1}  | other
                    {"schema":"nonet-schedule/1","seed":1,"entries":[{"at":"PT-1S","lasts":"PT1S","fault":{"type":"process","node":"n","service":"CONSUL","action":"KILL"}}]} | no time before the start
                    null                                                           | expected an object, found null
                    {"schema":"nonet-schedule/1","seed":1,"entries":[{"at":"PT1S","lasts":"P200000D","fault":{"type":"process","node":"n","service":"CONSUL","action":"KILL"}}]} | no more than a day
                    {"schema":"nonet-schedule/1","seed":1,"entries":[{"at":"PT1S","lasts":"PT9223372036854775807S","fault":{"type":"process","node":"n","service":"CONSUL","action":"KILL"}}]} | no more than a day
                    {"schema":"nonet-schedule/1","seed":1,"entries":[{"at":"PT1S","lasts":"PT1S","fault":{"type":"flood"}}]} | flood
                    """)
    void aBrokenFileSaysWhereAndWhy(String text, String expected) {
        assertThatThrownBy(() -> ScheduleFile.parse("x.json", text))
                .isInstanceOf(ScheduleFileException.class)
                .hasMessageStartingWith("x.json")
                .hasMessageContaining("is no schedule")
                .hasMessageContaining(expected);
    }

    private static List<String> steps(Schedule schedule) {
        return schedule.steps().stream()
                .map(step -> (step.begins() ? "begin " : "end ") + step.index())
                .toList();
    }
}
