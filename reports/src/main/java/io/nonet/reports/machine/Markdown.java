package io.nonet.reports.machine;

import io.nonet.observe.Bound;
import io.nonet.observe.Observation.Measurement;
import io.nonet.observe.Observation.Promised;
import io.nonet.observe.TimedObservation;
import io.nonet.observe.VisibleText;
import io.nonet.reports.model.Claim;
import io.nonet.reports.model.Failure;
import io.nonet.reports.model.RunReport;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;

/**
 * A run, or several, in Markdown for the page of a CI job; text of the cluster can't become markup in it, nor move the cursor
 * of a terminal.
 */
public final class Markdown {
    private static final double NANOS = 1e9;
    private static final int MOST_LINES = 12;

    private Markdown() {}

    /** Writes a run: its verdict, what failed, its budgets, what was proved, and how to repeat it. */
    public static void write(RunReport run, Writer out) throws IOException {
        out.write("## " + icon(run) + " " + text(run.started().name()) + ": "
                + run.ending().word() + "\n\n");
        body(run, out);
        out.flush();
    }

    /** Writes a table of all runs, those that cannot be read and failed ones first, failed ones in full, too. */
    public static void write(List<RunReport> runs, List<UnreadableRun> unreadable, Writer out) throws IOException {
        out.write("## nonet: " + Verdicts.words(runs) + UnreadableRun.words(unreadable) + "\n\n");
        out.write("| | run | took | checks | why |\n|---|---|---:|---:|---|\n");
        for (UnreadableRun run : unreadable) {
            out.write("| ⚠️ %s | %s | | | %s |\n"
                    .formatted(UnreadableRun.WORD, text(run.name()), text(firstLine(run.problem()))));
        }
        for (RunReport run : Verdicts.worstFirst(runs)) {
            boolean passed = run.ending().word().equals("passed");
            out.write("| %s | %s | %s | %d of %d | %s |\n"
                    .formatted(
                            icon(run) + " " + run.ending().word(),
                            text(run.started().name()),
                            seconds(run.endNanos()),
                            run.claims().stream().filter(Claim::proved).count(),
                            run.claims().size(),
                            passed ? "" : text(firstLine(run.ending().reason()))));
        }
        out.write("\n");
        for (RunReport run : Verdicts.worstFirst(runs)) {
            if (!run.ending().word().equals("passed")) {
                out.write("### " + text(run.started().name()) + "\n\n");
                body(run, out);
            }
        }
        out.flush();
    }

    private static void body(RunReport run, Writer out) throws IOException {
        out.write("%s – took %s%s; %s.\n\n"
                .formatted(
                        text(firstLine(run.ending().reason())),
                        seconds(run.endNanos()),
                        run.started().seed().map(seed -> ", seed " + seed).orElse(""),
                        text(String.valueOf(run.started().versions()))));
        out.write("Repeat it: " + code(run.started().command()) + "\n\n");
        for (Failure failure : run.failures()) {
            out.write("**" + text(failure.what()) + "** (at " + seconds(failure.nanos()) + ")\n\n");
            if (!failure.why().isBlank()) {
                out.write(block(failure.why().strip()));
            }
        }
        List<TimedObservation<Measurement>> bounded = run.measurements().stream()
                .filter(seen -> seen.observation().bound().isPresent())
                .toList();
        if (!bounded.isEmpty()) {
            out.write("| budget | measured | bound | the bound follows from |\n|---|---:|---:|---|\n");
            for (TimedObservation<Measurement> seen : bounded) {
                Measurement measured = seen.observation();
                Bound bound = measured.bound().orElseThrow();
                String over = measured.value() > bound.limit() ? " **over**" : "";
                out.write("| %s | %s %s%s | %s %s | %s |\n"
                        .formatted(
                                text(measured.name()),
                                number(measured.value()),
                                text(measured.unit()),
                                over,
                                number(bound.limit()),
                                text(bound.unit()),
                                text(bound.formula())));
            }
            out.write("\n");
        }
        if (!run.promises().isEmpty()) {
            out.write("| mode | meanwhile | must hold | held | what clients saw |\n|---|---|---|---|---|\n");
            for (Promised promise : run.promises()) {
                out.write("| %s | %s | %s | %s | %s |\n"
                        .formatted(
                                text(promise.mode()),
                                text(promise.disturbance()),
                                text(promise.must()),
                                promise.held() ? "yes" : "**no**",
                                text(promise.saw())));
            }
            out.write("\n");
        }
        List<Claim> proved = run.claims().stream().filter(Claim::proved).toList();
        if (!proved.isEmpty()) {
            out.write("<details><summary>What was proved: " + proved.size() + "</summary>\n\n");
            for (Claim claim : proved) {
                out.write("- " + text(claim.name()) + "\n");
            }
            out.write("\n</details>\n\n");
        }
    }

    /** Text that stays text: no markup, no reference, no line of its own. */
    static String text(String untrusted) {
        StringBuilder safe = new StringBuilder();
        VisibleText.of(untrusted.replaceAll("\\s|\\R", " ")).codePoints().forEach(point -> {
            if (Character.isWhitespace(point)) {
                safe.append(' ');
            } else if (point == '<' || point == '>' || point == '&' || point == '@') {
                safe.append("&#").append(point).append(';');
            } else if ("\\`*_{}[]()#+!|~".indexOf(point) >= 0) {
                safe.append('\\').appendCodePoint(point);
            } else {
                safe.appendCodePoint(point);
            }
        });
        return safe.toString();
    }

    /** Untrusted text as code, within a fence that is longer than any in it. */
    static String code(String untrusted) {
        String line = VisibleText.of(untrusted.replaceAll("\\s|\\R", " "));
        String fence = fence(line, 1);
        return fence + " " + line + " " + fence;
    }

    private static String block(String untrusted) {
        String fence = fence(untrusted, 3);
        return untrusted
                        .lines()
                        .limit(MOST_LINES)
                        .map(line -> VisibleText.of(line.replace('\t', ' ')))
                        .reduce(fence + "\n", (all, line) -> all + line + "\n")
                + fence + "\n\n";
    }

    private static String fence(String text, int least) {
        int longest = least - 1;
        int now = 0;
        for (int at = 0; at < text.length(); at++) {
            now = text.charAt(at) == '`' ? now + 1 : 0;
            longest = Math.max(longest, now);
        }
        return "`".repeat(longest + 1);
    }

    private static String firstLine(String text) {
        return text.strip().lines().findFirst().orElse("");
    }

    private static String icon(RunReport run) {
        return switch (run.ending().word()) {
            case "passed" -> "✅";
            case "failed" -> "❌";
            default -> "⚠️";
        };
    }

    private static String seconds(long nanos) {
        return String.format(Locale.ROOT, "%.1f s", nanos / NANOS);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value).replaceAll("\\.?0+$", "");
    }
}
