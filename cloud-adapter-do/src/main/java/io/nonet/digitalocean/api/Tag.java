package io.nonet.digitalocean.api;

import org.jspecify.annotations.Nullable;

/**
 * A word that resources can be found by.
 *
 * @param resources what bears it; null if the API does not say
 */
public record Tag(String name, @Nullable Resources resources) {
    /** How many resources of all kinds. */
    public record Resources(int count) {}

    /** Whether it is certain that something bears it. */
    public boolean isUsed() {
        return resources != null && resources.count() > 0;
    }

    /** Whether it is certain that so many resources bear it. */
    public boolean isBorneBy(int count) {
        return resources != null && resources.count() == count;
    }

    /** Whether it is certain that nothing bears it. */
    public boolean isUnused() {
        return isBorneBy(0);
    }
}
