package io.nonet.client;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Reads Go's times (RFC 3339, or nanoseconds since 1970; Go's zero time becomes null) and durations ({@code 1m30s}, or
 * nanoseconds), and writes durations as milliseconds with their unit.
 */
final class GoTime {

    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final int GO_ZERO_YEAR = 1;

    private GoTime() {}

    static SimpleModule module() {
        return new SimpleModule("go-time")
                .addDeserializer(Instant.class, new InstantReader())
                .addDeserializer(Duration.class, new DurationReader())
                .addSerializer(Duration.class, new DurationWriter());
    }

    private static final class InstantReader extends JsonDeserializer<Instant> {
        @Override
        public @Nullable Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
                long nanos = parser.getLongValue();
                return nanos == 0
                        ? null
                        : Instant.ofEpochSecond(
                                Math.floorDiv(nanos, NANOS_PER_SECOND), Math.floorMod(nanos, NANOS_PER_SECOND));
            }
            String text = parser.getText();
            try {
                if (text.isEmpty()) {
                    return null;
                }
                OffsetDateTime time = OffsetDateTime.parse(text);
                return time.getYear() == GO_ZERO_YEAR ? null : time.toInstant();
            } catch (DateTimeException failure) {
                throw context.weirdStringException(text, Instant.class, "expected a time like 2023-01-31T12:00:00Z");
            }
        }
    }

    private static final class DurationReader extends JsonDeserializer<Duration> {
        @Override
        public @Nullable Duration deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
                return Duration.ofNanos(parser.getLongValue());
            }
            String text = parser.getText();
            try {
                return text.isEmpty() ? null : GoDuration.parse(text);
            } catch (IllegalArgumentException failure) {
                throw context.weirdStringException(text, Duration.class, "expected a duration like 1m30s");
            }
        }
    }

    private static final class DurationWriter extends JsonSerializer<Duration> {
        @Override
        public void serialize(Duration value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(GoDuration.format(value));
        }
    }
}
