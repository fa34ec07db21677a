package io.nonet.cluster;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Where clusters are.
 *
 * @param name as {@code nonet up --on} takes it
 * @param capabilities what there is
 */
public record Place(String name, Set<Capability> capabilities) {
    public Place {
        requireNonNull(name, "name");
        capabilities = Set.copyOf(capabilities);
    }

    /** What there is not, in its order. */
    public List<Capability> lacks() {
        return Arrays.stream(Capability.values())
                .filter(capability -> !capabilities.contains(capability))
                .toList();
    }

    /**
     * Checks that there is what somebody is about to use.
     *
     * @throws EnvironmentUnusableException if not, so that whoever uses it is unsupported there, and not failed
     */
    public void require(Capability capability) {
        if (!capabilities.contains(capability)) {
            throw new EnvironmentUnusableException(
                    "There is no such thing on " + name + ": " + capability.words() + ".",
                    "Run it on a cluster elsewhere, as on Docker.");
        }
    }
}
