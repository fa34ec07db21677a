package io.nonet.chaos.history;

import static java.util.Comparator.comparingLong;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import io.nonet.observe.Observation.Request;
import io.nonet.observe.Observations;
import io.nonet.observe.Outcome;
import io.nonet.observe.RecordedRun;
import io.nonet.observe.RunFileException;
import io.nonet.observe.RunFileReader;
import io.nonet.observe.TimedObservation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Makes a history of the requests in a run file; everything holds nothing at its beginning.
 *
 * <p>Requests of other kinds are passed over, unless they are about a key that the history is about.
 */
final class RunHistory {
    private static final String WATCH = "watch";
    private static final int PARTS_OF_WATCH = 3;

    private RunHistory() {}

    /**
     * Reads a run file.
     *
     * @param model what the operations work on; empty to go by what was asked
     * @throws HistoryException if it cannot be read, or no request in it can be judged
     */
    static History read(Path file, Optional<Model> model) {
        try {
            RecordedRun run = RunFileReader.read(file);
            return of(file.toString(), run.observations(), run.cutOffAtLine(), model);
        } catch (RunFileException e) {
            throw new HistoryException(e);
        }
    }

    /** The same, of a run that was read already. */
    static History of(String file, Observations seen, OptionalInt cutOffAtLine, Optional<Model> asked) {
        List<Event> events = events(file, seen);
        Model model = asked.orElseGet(
                () -> Model.of(events.stream().map(Event::function).toList()));
        List<Optional<String>> keys = events.stream()
                .filter(event -> model.functions().contains(event.function()))
                .map(Event::key)
                .distinct()
                .toList();
        Pairing pairing = new Pairing(model);
        events.stream()
                .filter(event -> model.functions().contains(event.function())
                        || (event.key().isPresent() && keys.contains(event.key())))
                .forEach(pairing::add);
        Judgeable judgeable = new Judgeable(file, pairing.end());
        List<Problem> problems = new ArrayList<>(judgeable.paired().problems());
        cutOffAtLine.ifPresent(line -> problems.add(new Problem(line, "is cut off; what comes before it is judged")));
        return new History(
                model,
                NullNode.getInstance(),
                Map.of(),
                judgeable.operations(),
                judgeable.unjudged(),
                problems,
                cutOffAtLine.isPresent());
    }

    /** One moment of a request. */
    private record Moment(int line, long nanos, EventType type, Request request) {}

    /**
     * All moments in order. Of one time, answers come before questions: an answer is timed after it came, and a question
     * before it is asked.
     */
    private static List<Event> events(String file, Observations seen) {
        List<Moment> moments = new ArrayList<>();
        List<TimedObservation<?>> all = seen.all();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).observation() instanceof Request request) {
                // An answer takes some time, whatever the clock says.
                long end = request.startNanos() + Math.max(1, request.latency().toNanos());
                moments.add(new Moment(i + 1, request.startNanos(), EventType.INVOKE, request));
                moments.add(new Moment(i + 1, end, type(request.outcome()), request));
            }
        }
        moments.sort(comparingLong(Moment::nanos).thenComparing(moment -> moment.type() == EventType.INVOKE));
        List<Event> events = new ArrayList<>();
        for (Moment moment : moments) {
            events.add(event(file, moment, events.size() + 1));
        }
        return events;
    }

    private static Event event(String file, Moment moment, long place) {
        Request request = moment.request();
        return new Event(
                moment.line(),
                place,
                moment.type(),
                request.client(),
                request.operation(),
                request.key(),
                value(file, moment),
                OptionalLong.of(moment.nanos()),
                Optional.of(request.target()),
                request.freshness());
    }

    private static JsonNode value(String file, Moment moment) {
        try {
            JsonNode value = HistoryJson.read(moment.request().value().orElse("null"));
            return moment.request().operation().equals(WATCH) ? watch(moment, value) : value;
        } catch (JsonProcessingException e) {
            throw new HistoryException(
                    file + ":" + moment.line(), "value: expected JSON text, but " + e.getOriginalMessage(), e);
        }
    }

    /** A watch is recorded as {@code [waited on,index,value]}: the question is in it, and the answer. */
    private static JsonNode watch(Moment moment, JsonNode value) {
        if (!value.isArray() || value.size() != PARTS_OF_WATCH) {
            return value;
        }
        return moment.type() == EventType.INVOKE
                ? value.path(0)
                : JsonNodeFactory.instance.arrayNode().add(value.path(1)).add(value.path(2));
    }

    private static EventType type(Outcome outcome) {
        return switch (outcome) {
            case OK -> EventType.OK;
            case FAIL -> EventType.FAIL;
            case INFO -> EventType.INFO;
        };
    }
}
