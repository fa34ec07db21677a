package io.nonet.chaos.judge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import io.nonet.chaos.history.History;
import io.nonet.chaos.history.Model;
import io.nonet.chaos.history.Operation;
import io.nonet.observe.Freshness;
import io.nonet.observe.Outcome;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/** Operations by hand: places are times, in seconds. */
final class TestingOperations {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final long SECOND = 1_000_000_000;

    private TestingOperations() {}

    static Operation ok(String process, String function, String value, long invoked, long completed) {
        return operation(process, function, value, Outcome.OK, invoked, completed);
    }

    static Operation fail(String process, String function, String value, long invoked, long completed) {
        return operation(process, function, value, Outcome.FAIL, invoked, completed);
    }

    static Operation info(String process, String function, String value, long invoked) {
        return operation(process, function, value, Outcome.INFO, invoked, Operation.OPEN);
    }

    /** A stale read whose server said that it had heard from the leader so many seconds ago. */
    static Operation stale(String process, String agent, String value, long invoked, long completed, long contact) {
        Operation read = ok(process, "read", value, invoked, completed);
        return with(
                read,
                Optional.empty(),
                Optional.of(agent),
                Optional.of(new Freshness(
                        Freshness.STALE,
                        Optional.empty(),
                        Optional.of(Duration.ofSeconds(contact)),
                        Optional.of(true))));
    }

    /** The same, about a key. */
    static Operation about(String key, Operation one) {
        return with(one, Optional.of(key), one.target(), one.freshness());
    }

    private static Operation with(
            Operation one, Optional<String> key, Optional<String> target, Optional<Freshness> freshness) {
        return new Operation(
                one.line(),
                one.process(),
                one.function(),
                key,
                one.asked(),
                one.answered(),
                one.outcome(),
                one.invoked(),
                one.completed(),
                one.invokedAt(),
                one.completedAt(),
                target,
                freshness);
    }

    static Operation operation(
            String process, String function, String value, Outcome outcome, long invoked, long completed) {
        JsonNode json = json(value);
        return new Operation(
                (int) invoked,
                process,
                function,
                Optional.empty(),
                json,
                json,
                outcome,
                invoked,
                completed,
                OptionalLong.of(invoked * SECOND),
                outcome == Outcome.INFO ? OptionalLong.empty() : OptionalLong.of(completed * SECOND),
                Optional.empty(),
                Optional.empty());
    }

    static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    static History history(Model model, Operation... operations) {
        return new History(
                model,
                NullNode.getInstance(),
                Map.of(),
                Stream.of(operations)
                        .sorted(Comparator.comparingLong(Operation::invoked))
                        .toList(),
                Set.of(),
                List.of(),
                false);
    }

    /** More than any of these histories needs. */
    static Budget plenty() {
        return new Budget(System::nanoTime, Duration.ofMinutes(1), 1L << 28);
    }

    static Judgement judge(Model model, Operation... operations) {
        return Judge.of(model, Duration.ZERO).judge(history(model, operations), plenty());
    }
}
