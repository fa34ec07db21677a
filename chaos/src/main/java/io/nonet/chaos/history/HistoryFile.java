package io.nonet.chaos.history;

import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Makes a history of the lines of a file of one JSON object a line; see {@code docs/history.md}. */
final class HistoryFile {
    private static final String INITIAL = "initial";
    /** What a number or a word of JSON may end with that was cut off within. */
    private static final Pattern HALF_A_TOKEN =
            Pattern.compile("(?:(?<=[0-9])[.eE][-+]?|(?<=[:,\\[ ])(?:-|tr?u?|fa?l?s?|nu?l?))$");

    private final EventReader reader;
    private final List<Event> events = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private JsonNode initial = NullNode.getInstance();
    private OptionalInt initialLine = OptionalInt.empty();
    private boolean cutOff;

    private HistoryFile(String file) {
        this.reader = new EventReader(file);
    }

    /**
     * Reads what is in a whole file.
     *
     * @param file its name, for messages
     * @param model what the operations work on; empty to go by what is asked
     * @throws HistoryException if a line is wrong, or there is nothing in it that can be judged
     */
    static History parse(String file, HistoryLines text, Optional<Model> model) {
        HistoryFile history = new HistoryFile(file);
        List<String> lines = text.lines();
        for (int number = 1; number <= lines.size(); number++) {
            String line = lines.get(number - 1);
            if (!line.isBlank()) {
                history.line(number, line, text.cutOff() && number == lines.size());
            }
        }
        return history.end(model);
    }

    private void line(int number, String text, boolean last) {
        try {
            ObjectNode json = reader.object(number, text);
            if (json.has(INITIAL)) {
                header(number, json);
            } else {
                add(reader.event(number, json));
            }
        } catch (JsonProcessingException e) {
            if (!last || !isBeginning(text)) {
                throw reader.wrong(number, "expected a JSON object, but " + e.getOriginalMessage());
            }
            cutOff = true;
            problems.add(new Problem(number, "is cut off; what comes before it is judged"));
        }
    }

    /** Whether a text is the beginning of an object, and would be one if it went on. */
    private static boolean isBeginning(String text) {
        try {
            HistoryJson.read(HALF_A_TOKEN.matcher(text).replaceFirst("0"));
            return false;
        } catch (JsonProcessingException e) {
            // The parser has two kinds of exceptions for it.
            boolean ended =
                    e instanceof JsonEOFException || e.getOriginalMessage().startsWith("Unexpected end-of-input");
            return ended && text.stripLeading().startsWith("{");
        }
    }

    private void header(int number, ObjectNode json) {
        if (json.size() > 1) {
            throw reader.wrong(number, INITIAL + ": expected nothing else in its line, found " + json);
        }
        if (!events.isEmpty()) {
            throw reader.wrong(number, INITIAL + ": expected before the first event, found after it");
        }
        if (initialLine.isPresent()) {
            throw reader.wrong(
                    number, INITIAL + ": expected in one line, found again after line " + initialLine.getAsInt());
        }
        initialLine = OptionalInt.of(number);
        initial = json.get(INITIAL);
    }

    /** An object tells by key what is there at the beginning, unless there are no keys. */
    private Map<String, JsonNode> initialByKey(Model model) {
        boolean keys = events.stream().anyMatch(event -> event.key().isPresent());
        Map<String, JsonNode> byKey = new HashMap<>();
        if (keys && initial instanceof ObjectNode object) {
            object.properties().forEach(entry -> byKey.put(entry.getKey(), entry.getValue()));
            initial = NullNode.getInstance();
        }
        Set<String> known =
                events.stream().flatMap(event -> event.key().stream()).collect(toSet());
        byKey.keySet().stream()
                .filter(key -> !known.contains(key))
                .sorted()
                .forEach(key ->
                        problems.add(new Problem(initialLine.orElse(1), INITIAL + ": nothing is asked of key " + key)));
        if (model == Model.LOCK && !(initial.isNull() && byKey.isEmpty())) {
            problems.add(new Problem(initialLine.orElse(1), INITIAL + ": says nothing of a lock, which is free"));
        }
        Stream.concat(Stream.of(initial), byKey.values().stream())
                .flatMap(value -> Shape.initialProblem(model, value).stream())
                .findFirst()
                .ifPresent(words -> {
                    throw reader.wrong(initialLine.orElse(1), INITIAL + ": " + words);
                });
        return byKey;
    }

    private void add(Event event) {
        if (!events.isEmpty()) {
            Event earlier = events.get(events.size() - 1);
            if (earlier.time().isPresent() != event.time().isPresent()) {
                throw reader.wrong(event.line(), "time: expected in all events or in none");
            }
            if (event.time().orElse(0) < earlier.time().orElse(0)) {
                throw reader.wrong(
                        event.line(),
                        "time: expected %d or later, as in line %d, found %d; put the events in the order of their times"
                                .formatted(
                                        earlier.time().orElse(0),
                                        earlier.line(),
                                        event.time().orElse(0)));
            }
        }
        events.add(event);
    }

    private History end(Optional<Model> asked) {
        Model model = asked.orElseGet(
                () -> Model.of(events.stream().map(Event::function).toList()));
        Map<String, JsonNode> byKey = initialByKey(model);
        Pairing pairing = new Pairing(model);
        events.forEach(pairing::add);
        Judgeable judgeable = new Judgeable(reader.file(), pairing.end());
        List<Problem> all = new ArrayList<>(judgeable.paired().problems());
        all.addAll(problems);
        return new History(model, initial, byKey, judgeable.operations(), judgeable.unjudged(), all, cutOff);
    }
}
