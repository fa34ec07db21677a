package io.nonet.chaos;

import java.util.List;

/**
 * What healing everything came to.
 *
 * @param faults how many faults were healed that were known
 * @param leftovers what else was found and put right, such as {@code consul-0/consul was frozen}: somebody else's work, or
 *     a fault whose journal is gone
 */
public record Healed(int faults, List<String> leftovers) {
    public Healed {
        leftovers = List.copyOf(leftovers);
    }
}
