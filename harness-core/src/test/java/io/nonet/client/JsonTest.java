package io.nonet.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    @Test
    void readsNullAndAbsentTextsAndCollectionsAsEmpty() throws JsonProcessingException {
        Sample empty = new Sample("", List.of(), Map.of(), 0, null, null);
        assertThat(Json.parse("{}", Sample.class)).isEqualTo(empty);
        assertThat(Json.parse(
                        "{\"Text\":null,\"List\":null,\"Map\":null,\"ModifyIndex\":null,\"Unknown\":[1]}",
                        Sample.class))
                .isEqualTo(empty);
    }

    @Test
    void readsNamesInUpperCamelCase() throws JsonProcessingException {
        assertThat(Json.parse(
                        "{\"Text\":\"a\",\"List\":[\"b\"],\"Map\":{\"c\":\"d\"},\"ModifyIndex\":7}", Sample.class))
                .isEqualTo(new Sample("a", List.of("b"), Map.of("c", "d"), 7, null, null));
    }

    @ParameterizedTest
    @CsvSource({
        "'\"2026-11-23T16:29:55.851132762Z\"', 2026-11-23T16:29:55.851132762Z",
        "'\"2026-11-23T16:29:55+02:00\"', 2026-11-23T14:29:55Z",
        "1795451910053032763, 2026-11-23T16:38:30.053032763Z",
        "'\"0001-01-01T00:00:00Z\"',",
        "'\"\"',",
        "0,",
        "null,"
    })
    void readsTimesOfGo(String json, Instant time) throws JsonProcessingException {
        assertThat(Json.parse("{\"Time\":" + json + "}", Sample.class).time()).isEqualTo(time);
    }

    @ParameterizedTest
    @CsvSource({"'\"1m30s\"', PT1M30S", "15000000000, PT15S", "-1, PT-0.000000001S", "'\"\"',", "null,"})
    void readsDurationsOfGo(String json, Duration span) throws JsonProcessingException {
        assertThat(Json.parse("{\"Span\":" + json + "}", Sample.class).span()).isEqualTo(span);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"Time\":\"yesterday\"}", "{\"Span\":\"soon\"}"})
    void refusesOtherTimesAndDurations(String json) {
        assertThatThrownBy(() -> Json.parse(json, Sample.class)).isInstanceOf(JsonMappingException.class);
    }

    @Test
    void writesDurationsInMilliseconds() {
        byte[] json = Json.write(Map.of("TTL", Duration.ofSeconds(10)));
        assertThat(new String(json, StandardCharsets.UTF_8)).isEqualTo("{\"TTL\":\"10000ms\"}");
    }

    @ParameterizedTest
    @CsvSource({"1, ALIVE", "4, FAILED", "'\"alive\"', ALIVE", "'\"left\"', LEFT"})
    void readsAMemberStatusByNumberAndByName(String json, MemberStatus status) throws JsonProcessingException {
        assertThat(Json.parse("{\"Status\":" + json + "}", Member.class).status())
                .isEqualTo(status);
    }

    @Test
    void refusesAnUnknownMemberStatus() {
        assertThatThrownBy(() -> Json.parse("{\"Status\":9}", Member.class))
                .isInstanceOf(JsonMappingException.class)
                .hasMessageContaining("9");
    }

    private record Sample(
            String text, List<String> list, Map<String, String> map, long modifyIndex, Instant time, Duration span) {}
}
