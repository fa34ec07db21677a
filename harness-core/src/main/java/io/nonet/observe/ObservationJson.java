package io.nonet.observe;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.EnumNamingStrategies;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.nonet.observe.Observation.Unknown;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The one place that knows how an observation looks as a line of JSON. */
final class ObservationJson {
    /** The version of the schema that this code writes and reads. */
    static final String SCHEMA = "nonet-run/1";

    private static final List<String> ENVELOPE = List.of("schema", "time", "nanos", "type");
    private static final ObjectMapper MAPPER = mapper();
    /** For lines of which the type is known already: one that stands behind other fields is looked for by copying them. */
    private static final ObjectMapper OF_KNOWN_TYPE = MAPPER.copy().addMixIn(Observation.class, WithoutType.class);

    private static final Map<String, Class<?>> TYPES = Arrays.stream(Observation.class.getPermittedSubclasses())
            .filter(type -> type != Unknown.class)
            .collect(toUnmodifiableMap(
                    type -> type.getAnnotation(JsonTypeName.class).value(), identity()));

    private ObservationJson() {}

    /** The line of an observation, without its end. */
    static String line(TimedObservation<?> seen) {
        return write(MAPPER.createObjectNode(), seen);
    }

    /** The same, with the version of the schema in front. */
    static String firstLine(TimedObservation<?> seen) {
        return write(MAPPER.createObjectNode().put("schema", SCHEMA), seen);
    }

    private static String write(ObjectNode line, TimedObservation<?> seen) {
        line.put("time", seen.time().toString()).put("nanos", seen.nanos());
        if (seen.observation() instanceof Unknown unknown) {
            line.put("type", unknown.type()).setAll((ObjectNode) MAPPER.valueToTree(unknown.fields()));
        } else {
            line.setAll((ObjectNode) MAPPER.valueToTree(seen.observation()));
        }
        return line.toString();
    }

    /** The version of the schema that a line names; empty when it names none. */
    static Optional<String> schema(String line) throws JsonProcessingException {
        return Optional.ofNullable(object(line).get("schema")).map(JsonNode::asText);
    }

    /**
     * Reads a line back; fields that are not known are left out, a type that is not known becomes {@link Unknown}.
     *
     * @throws JsonProcessingException when the line is not JSON, or lacks what its type needs
     */
    static TimedObservation<?> read(String line) throws JsonProcessingException {
        ObjectNode json = object(line);
        try {
            Envelope envelope = MAPPER.treeToValue(json, Envelope.class);
            Class<?> type = TYPES.getOrDefault(envelope.type(), Unknown.class);
            Observation observation = type == Unknown.class
                    ? unknown(envelope.type(), json)
                    : (Observation) OF_KNOWN_TYPE.treeToValue(json, type);
            return new TimedObservation<>(envelope.time(), envelope.nanos(), observation);
        } catch (JsonMappingException e) {
            throw plain(json, e);
        }
    }

    /** A missing field by its name, and a value that cannot be by our own words: the library's name its settings and types. */
    private static JsonProcessingException plain(JsonNode json, JsonMappingException failure) {
        if (failure instanceof ValueInstantiationException && failure.getCause() != null) {
            return new JsonParseException(null, failure.getCause().getMessage(), failure);
        }
        JsonNode value = json;
        StringBuilder name = new StringBuilder();
        for (Reference part : failure.getPath()) {
            String field = part.getFieldName();
            value = field == null ? value.path(part.getIndex()) : value.path(field);
            name.append(field == null ? "[" + part.getIndex() + "]" : name.isEmpty() ? field : "." + field);
        }
        return name.isEmpty() || !(value.isMissingNode() || value.isNull())
                ? failure
                : new JsonParseException(null, "the field " + name + " is missing", failure);
    }

    private static ObjectNode object(String line) throws JsonProcessingException {
        if (MAPPER.readTree(line) instanceof ObjectNode object) {
            return object;
        }
        throw new JsonParseException("it is no JSON object");
    }

    private static Unknown unknown(String type, ObjectNode json) {
        return new Unknown(type, MAPPER.convertValue(json.remove(ENVELOPE), new TypeReference<>() {}));
    }

    private static ObjectMapper mapper() {
        var durations = new SimpleModule()
                .addSerializer(Duration.class, new DurationWriter())
                .addDeserializer(Duration.class, new DurationReader())
                .addDeserializer(Instant.class, new InstantReader());
        return JsonMapper.builder()
                .addModules(new JavaTimeModule(), new Jdk8Module(), durations)
                .enumNamingStrategy(EnumNamingStrategies.KEBAB_CASE)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NONE)
    private interface WithoutType {}

    private record Envelope(Instant time, long nanos, String type) {}

    /** A whole number of nanoseconds, exact and easy for any reader; the field's name ends in {@code Nanos}. */
    private static final class DurationWriter extends JsonSerializer<Duration> {
        @Override
        public void serialize(Duration value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeNumber(value.toNanos());
        }
    }

    private static final class DurationReader extends JsonDeserializer<Duration> {
        @Override
        public Duration deserialize(JsonParser json, DeserializationContext context) throws IOException {
            return Duration.ofNanos(json.getLongValue());
        }
    }
}
