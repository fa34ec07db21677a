package io.nonet.chaos.judge;

/**
 * Where a search is: what the register holds, which of the required steps under way have taken effect, and how many of each
 * kind of the others.
 */
final class Configuration {
    private final long[] done;
    private final int[] used;
    private int state;

    /** At the beginning. */
    Configuration(int state, int slots, int kinds) {
        this(state, new long[(slots + Long.SIZE - 1) / Long.SIZE], new int[kinds]);
    }

    private Configuration(int state, long[] done, int[] used) {
        this.state = state;
        this.done = done;
        this.used = used;
    }

    Configuration copy() {
        return new Configuration(state, done.clone(), used.clone());
    }

    int state() {
        return state;
    }

    void become(int value) {
        state = value;
    }

    boolean done(int slot) {
        return ((done[slot / Long.SIZE] >>> slot) & 1) != 0;
    }

    void mark(int slot) {
        done[slot / Long.SIZE] |= 1L << slot;
    }

    void clear(int slot) {
        done[slot / Long.SIZE] &= ~(1L << slot);
    }

    int used(int kind) {
        return used[kind];
    }

    void use(int kind) {
        used[kind]++;
    }

    /** How many words there are. */
    int words() {
        return done.length;
    }

    long word(int index) {
        return done[index];
    }

    /** About how many bytes it takes. */
    long bytes() {
        return 64 + 8L * done.length + 4L * used.length;
    }
}
