package io.nonet.reports.compare;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nonet.observe.VisibleText;
import io.nonet.reports.model.RunReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.TreeSet;

/** A comparison as lines for people, or as JSON. */
public final class ComparisonText {
    private static final String ROW = "%-9s %-52s %12s %12s %9s  %s";
    private static final int LONGEST_NAME = 52;

    private ComparisonText() {}

    /** Lines: both runs, their numbers side by side, then what got slower and what no longer holds. */
    public static List<String> lines(Comparison comparison) {
        List<String> lines = new ArrayList<>();
        lines.add("A  " + run(comparison.before()));
        lines.add("B  " + run(comparison.after()));
        versions(comparison, lines);
        lines.add("");
        lines.add(ROW.formatted("", "", "A", "B", "change", "").stripTrailing());
        for (Difference difference : comparison.differences()) {
            String word = difference.slower() ? "slower" : difference.faster() ? "faster" : "";
            lines.add(ROW.formatted(
                            difference.kind(),
                            shortened(difference.name()),
                            number(difference.before(), difference.unit()),
                            number(difference.after(), difference.unit()),
                            percent(difference),
                            word)
                    .stripTrailing());
        }
        lines.add("");
        comparison.noLongerProved().forEach(name -> lines.add("no longer proved: " + oneLine(name)));
        comparison.newlyProved().forEach(name -> lines.add("newly proved: " + oneLine(name)));
        List<Difference> slower = comparison.slower();
        boolean told = comparison.differences().stream().anyMatch(Difference::isTimeOfBoth);
        lines.add(
                !told
                        ? "What got slower cannot be told: there is no time that both have."
                        : slower.isEmpty() ? "Nothing got slower." : "Slower in B:");
        slower.forEach(difference -> lines.add("  %s %s: %s instead of %s"
                .formatted(
                        difference.kind(),
                        oneLine(difference.name()),
                        number(difference.after(), difference.unit()),
                        number(difference.before(), difference.unit()))));
        return lines;
    }

    /** An object with {@code before}, {@code after}, {@code differences}, {@code noLongerProved}, {@code newlyProved}. */
    public static String json(Comparison comparison) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("schema", "nonet-comparison/1");
        add(json.putObject("before"), comparison.before());
        add(json.putObject("after"), comparison.after());
        ArrayNode differences = json.putArray("differences");
        for (Difference difference : comparison.differences()) {
            ObjectNode each = differences
                    .addObject()
                    .put("kind", difference.kind())
                    .put("name", difference.name())
                    .put("unit", difference.unit());
            difference.before().ifPresent(value -> each.put("before", value));
            difference.after().ifPresent(value -> each.put("after", value));
            difference.percent().ifPresent(value -> each.put("percent", value));
            each.put("slower", difference.slower()).put("faster", difference.faster());
        }
        comparison.noLongerProved().forEach(json.putArray("noLongerProved")::add);
        comparison.newlyProved().forEach(json.putArray("newlyProved")::add);
        return VisibleText.ofLines(json.toPrettyString());
    }

    private static void add(ObjectNode json, RunReport run) {
        json.put("runId", run.started().runId())
                .put("name", run.started().name())
                .put("verdict", run.ending().word());
        ObjectNode versions = json.putObject("versions");
        run.started().versions().forEach(versions::put);
    }

    private static String run(RunReport run) {
        return oneLine(run.started().runId()) + ": " + run.ending().word();
    }

    private static void versions(Comparison comparison, List<String> lines) {
        var old = comparison.before().started().versions();
        var now = comparison.after().started().versions();
        TreeSet<String> names = new TreeSet<>(old.keySet());
        names.addAll(now.keySet());
        for (String name : names) {
            String one = old.getOrDefault(name, "none");
            String other = now.getOrDefault(name, "none");
            lines.add("   " + oneLine(name + " " + (one.equals(other) ? one : one + " -> " + other)));
        }
    }

    private static String number(OptionalDouble value, String unit) {
        return value.isEmpty()
                ? "-"
                : String.format(Locale.ROOT, "%.3f", value.getAsDouble()).replaceAll("\\.?0+$", "")
                        + (unit.equals("s") || unit.equals("ms") ? " " + unit : "");
    }

    private static String percent(Difference difference) {
        return difference.percent().isEmpty()
                ? ""
                : String.format(Locale.ROOT, "%+.0f %%", difference.percent().getAsDouble());
    }

    private static String shortened(String name) {
        String line = oneLine(name);
        return line.length() <= LONGEST_NAME ? line : line.substring(0, LONGEST_NAME - 1) + "…";
    }

    /** Text of the cluster, which must not move the cursor of a terminal. */
    private static String oneLine(String text) {
        return VisibleText.of(text.replaceAll("(\\s|\\R)+", " "));
    }
}
