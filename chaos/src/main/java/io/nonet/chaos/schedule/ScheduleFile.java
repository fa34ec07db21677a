package io.nonet.chaos.schedule;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A schedule as JSON: {@code schema}, {@code seed}, and {@code entries} of {@code at}, {@code lasts} (ISO 8601) and
 * {@code fault}.
 */
public final class ScheduleFile {
    /** The version of the format. */
    private static final String SCHEMA = "nonet-schedule/1";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    private ScheduleFile() {}

    private record Content(
            @JsonProperty("schema") String schema,
            @JsonProperty("seed") long seed,
            @JsonProperty("entries") List<Schedule.Entry> entries) {}

    /** The text of the file, with a line feed at its end. */
    public static String text(Schedule schedule) {
        try {
            return MAPPER.writeValueAsString(new Content(SCHEMA, schedule.seed(), schedule.entries())) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A schedule has no JSON: " + schedule, e);
        }
    }

    /**
     * Reads the text of a file.
     *
     * @param file its name, for messages
     * @throws ScheduleFileException if it is no schedule; says where and why
     */
    public static Schedule parse(String file, String text) {
        try {
            @Nullable Content content = MAPPER.readValue(text, Content.class);
            if (content == null) {
                throw new ScheduleFileException(file, "expected an object, found null", null);
            }
            if (!content.schema().equals(SCHEMA)) {
                throw new ScheduleFileException(
                        file, "schema: expected " + SCHEMA + ", found " + content.schema(), null);
            }
            int nothing = content.entries().indexOf(null);
            if (nothing >= 0) {
                throw new ScheduleFileException(file, "entries[" + nothing + "]: expected a fault, found null", null);
            }
            return new Schedule(content.seed(), content.entries());
        } catch (JsonProcessingException e) {
            throw new ScheduleFileException(file + place(e), firstLine(e), e);
        } catch (IllegalArgumentException | NullPointerException e) {
            throw new ScheduleFileException(file, String.valueOf(e.getMessage()), e);
        }
    }

    private static String firstLine(JsonProcessingException failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        String words = cause instanceof JsonProcessingException json
                ? json.getOriginalMessage()
                : String.valueOf(cause.getMessage());
        return words.lines().findFirst().orElse("no reason is known");
    }

    private static String place(JsonProcessingException failure) {
        String line = Optional.ofNullable(failure.getLocation())
                .map(location -> ":" + location.getLineNr())
                .orElse("");
        return failure instanceof JsonMappingException mapping ? line + path(mapping) : line;
    }

    private static String path(JsonMappingException failure) {
        String path = failure.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining());
        return path.isEmpty() ? "" : " (" + path.substring(1) + ")";
    }
}
