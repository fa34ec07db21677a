package io.nonet.chaos.schedule;

import io.nonet.chaos.ClockFault;
import io.nonet.topology.TopologyException;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How often each kind of fault is drawn, against the others.
 *
 * @param byKind from 0 to 1000; a kind that is missing, or weighs nothing, is left out
 */
public record Weights(Map<FaultKind, Integer> byKind) {
    /** Partitions and kills above all. */
    public static final Weights DEFAULT =
            new Weights(Arrays.stream(FaultKind.values()).collect(Collectors.toMap(kind -> kind, FaultKind::weight)));

    private static final String RULE = "weights of faults";
    private static final int HEAVIEST = 1000;
    private static final Pattern PART = Pattern.compile("([a-z-]+)=([0-9]{1,4})");

    /**
     * Checks and copies.
     *
     * @throws TopologyException if a weight is out of range, or nothing weighs anything
     */
    public Weights {
        Map<FaultKind, Integer> ordered = new EnumMap<>(FaultKind.class);
        byKind.forEach((kind, weight) -> {
            if (weight < 0 || weight > HEAVIEST) {
                throw new TopologyException(
                        RULE, "from 0 to " + HEAVIEST + " for " + kind.label(), Integer.toString(weight));
            }
            if (weight > 0) {
                ordered.put(kind, weight);
            }
        });
        if (ordered.isEmpty()) {
            throw new TopologyException(RULE, "one above 0 at least", "none");
        }
        byKind = Collections.unmodifiableMap(ordered);
    }

    /**
     * Reads what {@link #toString} writes, such as {@code kill=3,partition=5}; kinds that are not named are left out.
     *
     * @throws TopologyException if it is none, names an unknown kind (lists those there are) or one twice
     * @throws io.nonet.chaos.UnsupportedFaultException if it asks for clocks to be skewed
     */
    public static Weights parse(String text) {
        Map<FaultKind, Integer> byKind = new EnumMap<>(FaultKind.class);
        for (String part : text.split(",", -1)) {
            Matcher matcher = PART.matcher(part);
            if (!matcher.matches()) {
                throw new TopologyException(RULE, "kinds and weights such as kill=3,partition=5", part);
            }
            if (byKind.put(kind(matcher.group(1)), Integer.parseInt(matcher.group(2))) != null) {
                throw new TopologyException(RULE, "each kind once", matcher.group(1) + " twice");
            }
        }
        return new Weights(byKind);
    }

    private static FaultKind kind(String label) {
        if (label.equals(ClockFault.KIND)) {
            throw ClockFault.unsupported();
        }
        return Arrays.stream(FaultKind.values())
                .filter(kind -> kind.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new TopologyException(RULE, "kinds among " + FaultKind.known(), label));
    }

    FaultKind draw(Draw draw) {
        int total = byKind.values().stream().mapToInt(Integer::intValue).sum();
        int point = draw.between(1, total);
        for (Map.Entry<FaultKind, Integer> weighed : byKind.entrySet()) {
            point -= weighed.getValue();
            if (point <= 0) {
                return weighed.getKey();
            }
        }
        throw new IllegalStateException("The point " + point + " is beyond all weights of " + this);
    }

    /** Such as {@code partition=5,kill=3}. */
    @Override
    public String toString() {
        return byKind.entrySet().stream()
                .map(weighed -> weighed.getKey().label() + "=" + weighed.getValue())
                .collect(Collectors.joining(","));
    }
}
