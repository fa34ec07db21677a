package io.nonet.cli;

import io.nonet.chaos.history.History;
import io.nonet.chaos.history.Operation;
import io.nonet.chaos.judge.Judgement;
import io.nonet.chaos.judge.Window;
import io.nonet.observe.Outcome;
import io.nonet.observe.VisibleText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a judgement looks like in lines of text. */
final class JudgementText {
    /** What is more is told by its number; {@code --json} has all. */
    private static final int MOST_WINDOWS = 5;

    private static final int MOST_OPERATIONS = 40;

    private JudgementText() {}

    static List<String> of(History history, Judgement judgement) {
        List<String> lines = new ArrayList<>();
        lines.add(word(judgement) + ": " + judgement.reason());
        judgement.windows().stream().limit(MOST_WINDOWS).forEach(window -> window(lines, window));
        int more = judgement.windows().size() - MOST_WINDOWS;
        if (more > 0) {
            lines.add("and " + more + " more");
        }
        lines.add("model: " + history.model().word());
        judgement.figures().forEach((name, value) -> lines.add(name + ": " + value));
        return lines.stream().map(VisibleText::of).toList();
    }

    static String word(Judgement judgement) {
        return judgement.ruling().name().toLowerCase(Locale.ROOT);
    }

    private static void window(List<String> lines, Window window) {
        lines.add(window.key().map(key -> "key " + key + ": ").orElse("") + window.reason());
        List<Operation> operations = window.operations();
        int left = Math.max(0, operations.size() - MOST_OPERATIONS);
        if (left > 0) {
            lines.add("  after " + left + " others");
        }
        Table table = new Table("  LINE", "PROCESS", "ASKED", "VALUE", "OUTCOME", "FROM", "TO");
        for (Operation one : operations.subList(left, operations.size())) {
            table.row(
                    "  " + one.line(),
                    one.process(),
                    one.function(),
                    value(one),
                    one.outcome().name().toLowerCase(Locale.ROOT),
                    one.invokedAt().isPresent() ? Long.toString(one.invokedAt().getAsLong()) : "-",
                    one.outcome() != Outcome.INFO && one.completedAt().isPresent()
                            ? Long.toString(one.completedAt().getAsLong())
                            : "-");
        }
        lines.addAll(table.lines());
    }

    /** What was asked with, and what was answered, as far as the one does not say the other. */
    private static String value(Operation one) {
        boolean tells = one.ok() && !one.answered().isNull() && !one.answered().equals(one.asked());
        if (!tells) {
            return one.asked().toString();
        }
        return one.asked().isNull() || one.function().equals("read")
                ? one.answered().toString()
                : one.asked() + " → " + one.answered();
    }
}
