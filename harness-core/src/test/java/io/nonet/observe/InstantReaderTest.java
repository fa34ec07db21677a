package io.nonet.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstantReaderTest {
    private static final String ANOTHER_OF_THAT_SECOND = "2026-03-01T12:00:00.5Z";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-01T12:00:00Z",
                "2026-03-01T12:00:00.1Z",
                "2026-03-01T12:00:00.000000001Z",
                "2026-03-01T12:00:00.123456789Z",
                "2026-03-01T12:00:01.020Z",
                "2026-03-02T12:00:00.5Z",
                "1969-12-31T23:59:59.25Z"
            })
    void readsWhatTheFormatterReads(String text) throws JsonProcessingException {
        assertThat(time(text)).isEqualTo(Instant.parse(text));
        time(ANOTHER_OF_THAT_SECOND);
        assertThat(time(text)).isEqualTo(Instant.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-01T12:00:00.12a4Z",
                "2026-03-01T12:00:00.1234567891Z",
                "2026-03-01T12:00:00,5Z",
                "2026-03-01T12:00:00.5",
                "2026-03-01"
            })
    void refusesWhatIsNoTimeAlsoInASecondThatItKnows(String text) throws JsonProcessingException {
        time(ANOTHER_OF_THAT_SECOND);
        assertThatThrownBy(() -> time(text)).isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void readsAnotherZone() throws JsonProcessingException {
        time(ANOTHER_OF_THAT_SECOND);
        assertThat(time("2026-03-01T12:00:00+01:00")).isEqualTo(Instant.parse("2026-03-01T11:00:00Z"));
    }

    private static Instant time(String text) throws JsonProcessingException {
        return ObservationJson.read("{\"time\":\"" + text + "\",\"nanos\":1,\"type\":\"log-line\",\"node\":\"n\","
                        + "\"service\":\"s\",\"text\":\"t\"}")
                .time();
    }
}
