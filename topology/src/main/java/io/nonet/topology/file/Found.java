package io.nonet.topology.file;

import java.util.Set;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;

/** Says in words what stands at a place of a YAML text. */
final class Found {
    private static final Set<String> NOTHING = Set.of("", "~", "null", "Null", "NULL");

    private Found() {}

    /** Whether YAML takes the value for null. */
    static boolean isNothing(ScalarEvent scalar) {
        return scalar.isPlain() && NOTHING.contains(scalar.getValue());
    }

    static String describe(Event event) {
        if (event instanceof MappingStartEvent) {
            return "a mapping";
        }
        if (event instanceof SequenceStartEvent) {
            return "a list";
        }
        if (event instanceof ScalarEvent scalar) {
            if (!scalar.isPlain()) {
                return "\"" + scalar.getValue() + "\" in quotes";
            }
            return scalar.getValue().isEmpty() ? "nothing" : scalar.getValue();
        }
        return "something else";
    }
}
