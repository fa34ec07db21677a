package io.nonet.chaos.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Makes a history of the lines of a file of one JSON object a line; see {@code docs/history.md}. */
final class HistoryFile {
    private static final String INITIAL = "initial";

    private final EventReader reader;
    private final List<Event> events = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, JsonNode> initialByKey = new HashMap<>();
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
            if (!last) {
                throw reader.wrong(number, "expected a JSON object, but " + e.getOriginalMessage());
            }
            cutOff = true;
            problems.add(new Problem(number, "is cut off; what comes before it is judged"));
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
        JsonNode value = json.get(INITIAL);
        if (value instanceof ObjectNode byKey) {
            byKey.properties().forEach(entry -> initialByKey.put(entry.getKey(), entry.getValue()));
        } else {
            initial = value;
        }
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
        Pairing pairing = new Pairing(model);
        events.forEach(pairing::add);
        Judgeable judgeable = new Judgeable(reader.file(), pairing.end());
        List<Problem> all = new ArrayList<>(judgeable.paired().problems());
        all.addAll(problems);
        return new History(model, initial, initialByKey, judgeable.operations(), judgeable.unjudged(), all, cutOff);
    }
}
