package io.nonet.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.nonet.observe.Observation.Check;
import io.nonet.observe.Observation.LeaderChanged;
import io.nonet.observe.Observation.Unknown;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ObservationJsonTest {
    static List<Observation> samples() {
        return Samples.ALL;
    }

    static List<Class<?>> types() {
        return Arrays.asList(Observation.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void readsBackWhatItWrote(Observation observation) throws JsonProcessingException {
        var seen = new TimedObservation<>(Samples.TIME, 123, observation);
        String line = ObservationJson.line(seen);
        assertThat(line).doesNotContain("\n");
        assertThat(ObservationJson.read(line)).isEqualTo(seen);
    }

    @Test
    void samplesHaveEveryType() {
        Set<Class<?>> tried = Samples.ALL.stream().map(Object::getClass).collect(Collectors.toSet());
        assertThat(tried).containsExactlyInAnyOrderElementsOf(types());
    }

    @ParameterizedTest
    @MethodSource("types")
    void hasAKebabCaseNameAndNoFieldOfTheEnvelope(Class<?> type) {
        if (type == Unknown.class) {
            return; // Brings the name it was read with.
        }
        assertThat(type.getAnnotation(JsonTypeName.class).value()).matches("[a-z]+(-[a-z]+)*");
        assertThat(type.getRecordComponents())
                .extracting(RecordComponent::getName)
                .doesNotContain("schema", "time", "nanos", "type");
    }

    @Test
    void writesTheEnvelopeFirstAndLeavesOutWhatIsAbsent() {
        TimedObservation<?> seen = Samples.timed(Samples.ALL.get(10)).get(0);
        assertThat(ObservationJson.line(seen))
                .isEqualTo("{\"time\":\"2026-03-01T12:00:00.123456789Z\",\"nanos\":7,"
                        + "\"type\":\"leader-changed\",\"system\":\"nomad\"}");
    }

    @Test
    void readsNullAsAbsentAndPassesOverFieldsItDoesNotKnow() throws JsonProcessingException {
        var seen = read("\"type\":\"leader-changed\",\"system\":\"consul\",\"leader\":null,\"colour\":\"red\"");
        assertThat(((LeaderChanged) seen).leader()).isEmpty();
    }

    @Test
    void keepsATypeItDoesNotKnow() throws JsonProcessingException {
        var unknown = (Unknown) read("\"type\":\"moon-phase\",\"phase\":\"full\"");
        assertThat(unknown.type()).isEqualTo("moon-phase");
        assertThat(unknown.fields()).containsOnlyKeys("phase").containsEntry("phase", "full");
    }

    static Stream<String> broken() {
        return Stream.of(
                "\"type\":\"check\",\"name\":\"x\"", // no passed: must not count as failed
                "\"type\":\"check\",\"name\":\"x\",\"passed\":\"true\"",
                "\"type\":\"check\",\"passed\":true",
                "\"type\":\"node-state\",\"node\":\"n\",\"state\":\"asleep\"",
                "\"type\":\"phase\",\"name\":\"n\",\"durationNanos\":\"1s\"",
                "\"type\":\"measurement\",\"name\":\"n\",\"unit\":\"s\"",
                "\"type\":null",
                "\"typ\":\"check\"");
    }

    @ParameterizedTest
    @MethodSource("broken")
    void refusesALineWithoutWhatItsTypeNeeds(String fields) {
        assertThatThrownBy(() -> read(fields)).isInstanceOf(JsonProcessingException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "7",
                "{\"nanos\":1,\"type\":\"x\"}",
                "{\"time\":\"2026-03-01T12:00:00Z\",\"type\":\"x\"}",
                "{\"time\":\"noon\",\"nanos\":1,\"type\":\"x\"}",
                "{\"time\":\"2026-03-01T12:00:00Z\",\"nanos\":1,\"type\":\"x\"} {}"
            })
    void refusesALineWithoutAnEnvelope(String line) {
        assertThatThrownBy(() -> ObservationJson.read(line)).isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void namesTheMissingField() {
        assertThatThrownBy(() -> read("\"type\":\"check\",\"name\":\"x\"")).hasMessage("the field passed is missing");
        assertThatThrownBy(() -> read("\"type\":\"check\",\"name\":null,\"passed\":true"))
                .hasMessage("the field name is missing");
        assertThatThrownBy(() -> read("\"type\":\"measurement\",\"name\":\"n\",\"value\":1,\"unit\":\"s\","
                        + "\"bound\":{\"limit\":1,\"unit\":\"s\"}"))
                .hasMessage("the field bound.formula is missing");
    }

    @Test
    void saysWhatAValueCannotBeInPlainWords() {
        assertThatThrownBy(() -> read("\"type\":\"measurement\",\"name\":\"n\",\"value\":1e999,\"unit\":\"s\""))
                .hasMessage("value: expected a finite number, but was [Infinity]");
    }

    @Test
    void readsAPassedCheck() throws JsonProcessingException {
        assertThat(((Check) read("\"type\":\"check\",\"name\":\"x\",\"passed\":true")).passed())
                .isTrue();
    }

    private static Observation read(String fields) throws JsonProcessingException {
        return ObservationJson.read("{\"time\":\"2026-03-01T12:00:00Z\",\"nanos\":1," + fields + "}")
                .observation();
    }
}
