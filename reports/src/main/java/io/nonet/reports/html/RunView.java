package io.nonet.reports.html;

import static java.util.Objects.requireNonNull;

import io.nonet.observe.FaultStage;
import io.nonet.observe.Observation.Measurement;
import io.nonet.observe.Observation.Promised;
import io.nonet.observe.TimedObservation;
import io.nonet.reports.model.Claim;
import io.nonet.reports.model.FaultStory;
import io.nonet.reports.model.JudgedHistory;
import io.nonet.reports.model.RunReport;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** A run as its page shows it. */
public record RunView(RunReport run, Assets assets) {
    private static final int MOST = 100;

    public RunView {
        requireNonNull(run, "run");
        requireNonNull(assets, "assets");
    }

    /** What held whenever it was looked at. */
    public List<Claim> proved() {
        return run.claims().stream().filter(Claim::proved).toList();
    }

    /** What was measured and has a bound; what is over it is never left out by {@link #MOST}. */
    public List<Budget> budgets() {
        return run.measurements().stream()
                .filter(seen -> seen.observation().bound().isPresent())
                .map(Budget::of)
                .sorted(Comparator.comparing(Budget::kept))
                .toList();
    }

    /** As many as the page has room for. */
    public static <T> List<T> some(List<T> all) {
        return all.subList(0, Math.min(all.size(), MOST));
    }

    /** Such as {@code and 12 more}; empty if there are none. */
    public static String more(List<?> all) {
        return all.size() > MOST ? "and " + (all.size() - MOST) + " more, in run.json beside this page" : "";
    }

    /** What clients were promised, that which was broken first. */
    public List<Promised> promises() {
        return run.promises().stream()
                .sorted(Comparator.comparing(Promised::held))
                .toList();
    }

    /** What was measured and has no bound. */
    public List<Measurement> figures() {
        return run.measurements().stream()
                .map(TimedObservation::observation)
                .filter(measured -> measured.bound().isEmpty())
                .toList();
    }

    /** Such as {@code injected at +2.790 s, proved at +6.003 s}. */
    public String stages(FaultStory fault) {
        return fault.stages().entrySet().stream()
                .map(stage -> word(stage.getKey()) + " at " + Show.at(stage.getValue()))
                .reduce((one, other) -> one + ", " + other)
                .orElse("");
    }

    /** What is missing in the life of a fault, such as {@code never proved}; empty if nothing is. */
    public String missing(FaultStory fault) {
        if (fault.at(FaultStage.PROVED).isEmpty()) {
            return "never proved to bite";
        }
        if (fault.kind().equals(FaultStory.RESTART)) {
            // It is over when it has bitten.
            return "";
        }
        if (fault.at(FaultStage.HEALED).isEmpty()) {
            return "never healed";
        }
        return fault.at(FaultStage.HEAL_PROVED).isEmpty() ? "never proved healed" : "";
    }

    /** The icon of a history's verdict. */
    public static String icon(JudgedHistory history) {
        return icon(word(history));
    }

    /** A history's verdict in a word. */
    public static String word(JudgedHistory history) {
        return history.judged().verdict().name().toLowerCase(Locale.ROOT);
    }

    public String icon() {
        return icon(run.ending().word());
    }

    static String icon(String verdict) {
        return switch (verdict) {
            case "passed" -> "✓";
            case "failed" -> "✗";
            case "incomplete" -> "✂";
            case "unsupported" -> "⊘";
            case "vacuous" -> "∅";
            default -> "?";
        };
    }

    private static String word(FaultStage stage) {
        return stage.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
