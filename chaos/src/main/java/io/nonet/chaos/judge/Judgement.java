package io.nonet.chaos.judge;

import static java.util.Objects.requireNonNull;

import io.nonet.chaos.history.History;
import io.nonet.observe.Observation.HistoryJudged;
import io.nonet.observe.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What came of judging a history.
 *
 * @param reason for the ruling, in a sentence
 * @param windows what shows the violations, the most telling first; empty unless it is one
 * @param figures numbers by what they count or measure, in the judge's order
 */
public record Judgement(Ruling ruling, String reason, List<Window> windows, Map<String, Long> figures) {
    /** Nobody looks at more. */
    private static final int MOST_REMEMBERED = 20;

    private static final List<Ruling> RULINGS = List.of(Ruling.OK, Ruling.UNKNOWN, Ruling.VIOLATION);

    public Judgement {
        requireNonNull(ruling, "ruling");
        requireNonNull(reason, "reason");
        windows = List.copyOf(windows);
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
        if ((ruling == Ruling.VIOLATION) == windows.isEmpty()) {
            throw new IllegalArgumentException(
                    "windows: expected with a violation only, but was [" + windows.size() + "] with " + ruling);
        }
    }

    /**
     * What a run remembers of it, for whoever reports the run later.
     *
     * @param name what was held against the history, as a sentence
     * @param history what was judged; of a run, as it is remembered by the times of its requests
     * @throws IllegalArgumentException if the operations of a window have no times
     */
    public HistoryJudged observation(String name, History history) {
        return new HistoryJudged(
                name,
                history.model().word(),
                history.byKey().keySet().stream().flatMap(Optional::stream).toList(),
                switch (ruling) {
                    case OK -> Verdict.PASSED;
                    case VIOLATION -> Verdict.FAILED;
                    case UNKNOWN -> Verdict.INCONCLUSIVE;
                },
                reason,
                windows.stream()
                        .limit(MOST_REMEMBERED)
                        .map(Judgement::observation)
                        .toList());
    }

    private static HistoryJudged.Window observation(Window window) {
        return new HistoryJudged.Window(
                window.key(),
                window.reason(),
                window.operations().stream()
                        .map(one -> new HistoryJudged.Asked(
                                one.process(),
                                one.invokedAt()
                                        .orElseThrow(() -> new IllegalArgumentException(
                                                "expected operations with times, found none at line " + one.line()))))
                        .toList());
    }

    /** The same, of a history of which these keys could not be judged. */
    Judgement without(Set<String> unjudged) {
        return ruling != Ruling.OK || unjudged.isEmpty()
                ? this
                : new Judgement(
                        Ruling.UNKNOWN,
                        "not all of it could be judged; the rest is " + reason + "; left out: "
                                + String.join(", ", unjudged.stream().sorted().toList()),
                        windows,
                        figures);
    }

    /** The same, of a part of what is judged, which the reason and the figures then name. */
    public Judgement about(String part) {
        Map<String, Long> named = new LinkedHashMap<>();
        figures.forEach((name, value) -> named.put(part + ": " + name, value));
        return new Judgement(ruling, part + ": " + reason, windows, named);
    }

    /** Both in one: the worse ruling of the two, and what there is to both. */
    public Judgement and(Judgement other) {
        List<Window> all = new ArrayList<>(windows);
        all.addAll(other.windows);
        Map<String, Long> both = new LinkedHashMap<>(figures);
        both.putAll(other.figures);
        Ruling worse = RULINGS.indexOf(ruling) >= RULINGS.indexOf(other.ruling) ? ruling : other.ruling;
        return new Judgement(worse, reason + "; " + other.reason, all, both);
    }
}
