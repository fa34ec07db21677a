package io.nonet.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nonet.chaos.history.History;
import io.nonet.chaos.history.Operation;
import io.nonet.chaos.judge.Judgement;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A judgement for programs.
 *
 * <pre>{@code
 * {"history": "h.jsonl", "model": "register", "verdict": "ok", "violation" or "unknown", "reason": "…",
 *  "windows": [{"key": "k" or null, "reason": "…",
 *               "operations": [{"line": 3, "process": "0", "f": "write", "asked": 3, "answered": 3, "outcome": "ok",
 *                               "from": 123 or null, "to": 125 or null}]}],
 *  "problems": [{"line": 7, "problem": "…"}], "unjudged": ["k"], "figures": {"operations": 12}}
 * }</pre>
 */
final class JudgementJson {
    private JudgementJson() {}

    static ObjectNode of(Path path, History history, Judgement judgement) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("history", path.toString())
                .put("model", history.model().word())
                .put("verdict", JudgementText.word(judgement))
                .put("reason", judgement.reason());
        ArrayNode windows = json.putArray("windows");
        judgement.windows().forEach(window -> {
            ObjectNode one =
                    windows.addObject().put("key", window.key().orElse(null)).put("reason", window.reason());
            ArrayNode operations = one.putArray("operations");
            window.operations().forEach(operation -> operation(operations.addObject(), operation));
        });
        ArrayNode problems = json.putArray("problems");
        history.problems()
                .forEach(problem ->
                        problems.addObject().put("line", problem.line()).put("problem", problem.words()));
        ArrayNode unjudged = json.putArray("unjudged");
        history.unjudged().stream().sorted().forEach(unjudged::add);
        ObjectNode figures = json.putObject("figures");
        judgement.figures().forEach(figures::put);
        return json;
    }

    private static void operation(ObjectNode json, Operation one) {
        json.put("line", one.line()).put("process", one.process()).put("f", one.function());
        json.set("asked", one.asked());
        json.set("answered", one.answered());
        json.put("outcome", one.outcome().name().toLowerCase(Locale.ROOT));
        json.put("from", boxed(one.invokedAt()));
        json.put("to", boxed(one.completedAt()));
    }

    private static @Nullable Long boxed(OptionalLong time) {
        return time.isPresent() ? time.getAsLong() : null;
    }
}
