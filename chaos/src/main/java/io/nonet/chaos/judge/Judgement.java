package io.nonet.chaos.judge;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What came of judging a history.
 *
 * @param reason for the ruling, in a sentence
 * @param windows what shows the violations, the most telling first; empty unless it is one
 * @param figures numbers by what they count or measure, in the judge's order
 */
public record Judgement(Ruling ruling, String reason, List<Window> windows, Map<String, Long> figures) {
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
