package io.nonet.chaos.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Random choices from a seed, the same on every JVM: of the generator only its 64 bits are used, which are those of
 * SplitMix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, 2014), not how it makes numbers of a
 * range from them, which the JDK is free to change.
 */
final class Draw {
    private final SplittableRandom random;

    Draw(long seed) {
        random = new SplittableRandom(seed);
    }

    /** A whole number of this range, both ends included. */
    int between(int least, int most) {
        // 2^64 is no multiple of the range; what that favours is one part in 2^32 at most.
        return least + (int) Math.floorMod(random.nextLong(), most - least + 1L);
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(between(0, choices.size() - 1));
    }

    /** The same things in another order. */
    <T> List<T> shuffled(List<T> things) {
        List<T> left = new ArrayList<>(things);
        List<T> shuffled = new ArrayList<>();
        while (!left.isEmpty()) {
            shuffled.add(left.remove(between(0, left.size() - 1)));
        }
        return shuffled;
    }
}
