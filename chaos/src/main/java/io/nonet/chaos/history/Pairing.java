package io.nonet.chaos.history;

import static java.util.Comparator.comparingLong;

import com.fasterxml.jackson.databind.node.NullNode;
import io.nonet.observe.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Finds the answer to each question.
 *
 * <p>Where that is not possible, what happened to the keys in question cannot be told, and they are not judged; the others
 * are, since what happens to one key has no bearing on another. A process that has asked twice is not followed any further:
 * whatever it is about from then on is not judged either.
 */
final class Pairing {
    /** What is asked with a value that the answer may repeat. */
    private static final Set<String> REPEATED = Set.of("write", "cas", "add", "enqueue");

    private final Model model;
    private final Map<String, Event> open = new HashMap<>();
    private final Map<Object, Event> written = new HashMap<>();
    private final Set<String> lost = new HashSet<>();
    private final List<Operation> operations = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Set<Optional<String>> unjudged = new HashSet<>();

    Pairing(Model model) {
        this.model = model;
    }

    void add(Event event) {
        if (lost.contains(event.process())) {
            unjudged.add(event.key());
        } else if (event.type() == EventType.INVOKE) {
            invoke(event);
        } else {
            answer(event);
        }
    }

    private void invoke(Event event) {
        Event earlier = open.put(event.process(), event);
        if (earlier != null) {
            problem(
                    event,
                    "process %s asks again before it has an answer to line %d: which one is answered from now on cannot be told"
                            .formatted(event.process(), earlier.line()));
            unjudged.add(earlier.key());
            lost.add(event.process());
        }
        if (!model.functions().contains(event.function())) {
            problem(
                    event,
                    "f: expected one of %s, as of a %s, found %s"
                            .formatted(model.list(), model.word(), event.function()));
        } else {
            Shape.problem(model, event).ifPresent(words -> problem(event, words));
            if (model == Model.WATCH && event.function().equals("write")) {
                writtenOnce(event);
            }
        }
    }

    /** By its value alone it can be told how old an answer is. */
    private void writtenOnce(Event event) {
        Event earlier = written.putIfAbsent(List.of(event.key(), EqualValue.of(event.value())), event);
        if (earlier != null) {
            problem(
                    event,
                    "value: expected each value to be written once, found %s again, as in line %d"
                            .formatted(event.value(), earlier.line()));
        }
    }

    private void answer(Event event) {
        Event asked = open.remove(event.process());
        if (asked == null) {
            problem(event, "process %s has an answer to what it never asked".formatted(event.process()));
            return;
        }
        boolean same = asked.function().equals(event.function())
                && (event.key().isEmpty() || event.key().equals(asked.key()))
                && !isOfAnotherValue(asked, event);
        if (!same) {
            problem(
                    event,
                    "process %s has an answer to what it never asked: it asked for %s in line %d, and the answer is for %s"
                            .formatted(event.process(), what(asked), asked.line(), what(event)));
            unjudged.add(asked.key());
            return;
        }
        Shape.problem(model, event).ifPresent(words -> {
            problem(event, words);
            unjudged.add(asked.key());
        });
        operations.add(operation(asked, Optional.of(event)));
    }

    /** Whether an answer repeats what was asked with, and has it wrong. */
    private static boolean isOfAnotherValue(Event asked, Event answer) {
        return REPEATED.contains(answer.function())
                && answer.type() == EventType.OK
                && !answer.value().isNull()
                && !EqualValue.of(answer.value()).equals(EqualValue.of(asked.value()));
    }

    /** Everything, once all events were added; what has no answer by then may happen at any later time. */
    Paired end() {
        open.values().forEach(asked -> operations.add(operation(asked, Optional.empty())));
        operations.sort(comparingLong(Operation::invoked));
        return new Paired(operations, Set.copyOf(unjudged), List.copyOf(problems));
    }

    /**
     * All operations, also those of keys that are not to be judged.
     *
     * @param unjudged empty optional: what no key is told of
     */
    record Paired(List<Operation> operations, Set<Optional<String>> unjudged, List<Problem> problems) {}

    private void problem(Event event, String words) {
        problems.add(new Problem(event.line(), words));
        unjudged.add(event.key());
    }

    private static String what(Event event) {
        return event.function()
                + (REPEATED.contains(event.function()) ? " " + event.value() : "")
                + event.key().map(key -> " of " + key).orElse("");
    }

    private static Operation operation(Event asked, Optional<Event> answer) {
        Outcome outcome = answer.map(event -> outcome(event.type())).orElse(Outcome.INFO);
        return new Operation(
                asked.line(),
                asked.process(),
                asked.function(),
                asked.key(),
                asked.value(),
                answer.map(Event::value).orElse(NullNode.getInstance()),
                outcome,
                asked.place(),
                outcome == Outcome.INFO
                        ? Operation.OPEN
                        : answer.map(Event::place).orElse(Operation.OPEN),
                asked.time(),
                answer.map(Event::time).orElse(OptionalLong.empty()),
                answer.flatMap(Event::target).or(asked::target),
                answer.flatMap(Event::freshness).or(asked::freshness));
    }

    private static Outcome outcome(EventType type) {
        return switch (type) {
            case OK -> Outcome.OK;
            case FAIL -> Outcome.FAIL;
            case INFO, INVOKE -> Outcome.INFO;
        };
    }
}
