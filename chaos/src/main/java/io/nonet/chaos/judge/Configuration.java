package io.nonet.chaos.judge;

/**
 * Where a search is: what the register holds, which of the required steps under way have taken effect, which of them another
 * one may have overwritten at once, and how many of each kind of the others were used.
 */
final class Configuration {
    private final int slots;
    /** Of each slot whether its step has taken effect; then of each whether it may have been overwritten. */
    private final long[] bits;

    private final int[] used;
    private int state;

    /** At the beginning. */
    Configuration(int state, int slots, int kinds) {
        this(state, slots, new long[words(slots)], new int[kinds]);
    }

    private Configuration(int state, int slots, long[] bits, int[] used) {
        this.state = state;
        this.slots = slots;
        this.bits = bits;
        this.used = used;
    }

    Configuration copy() {
        return new Configuration(state, slots, bits.clone(), used.clone());
    }

    int state() {
        return state;
    }

    void become(int value) {
        state = value;
    }

    boolean done(int slot) {
        return get(slot);
    }

    void mark(int slot) {
        set(slot);
    }

    /** Whether its step may have taken effect just before another one that did not look. */
    boolean covered(int slot) {
        return get(slots + slot);
    }

    void cover(int slot) {
        set(slots + slot);
    }

    /** Forgets a slot whose step has its answer. */
    void clear(int slot) {
        unset(slot);
        unset(slots + slot);
    }

    private boolean get(int bit) {
        return ((bits[bit / Long.SIZE] >>> bit) & 1) != 0;
    }

    private void set(int bit) {
        bits[bit / Long.SIZE] |= 1L << bit;
    }

    private void unset(int bit) {
        bits[bit / Long.SIZE] &= ~(1L << bit);
    }

    int used(int kind) {
        return used[kind];
    }

    void use(int kind) {
        used[kind]++;
    }

    /** How many words the bits of so many slots take. */
    static int words(int slots) {
        return (2 * slots + Long.SIZE - 1) / Long.SIZE;
    }

    long word(int index) {
        return bits[index];
    }

    /** About how many bytes it takes. */
    long bytes() {
        return 64 + 8L * bits.length + 4L * used.length;
    }
}
