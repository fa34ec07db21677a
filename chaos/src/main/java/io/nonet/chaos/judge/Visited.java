package io.nonet.chaos.judge;

import java.util.Arrays;

/**
 * Configurations that a search has been at, by Lowe's idea; exact, and small enough for millions.
 *
 * <p>One that is like an earlier one but has used up more of the steps that are not required leads nowhere that the earlier
 * one does not, so it counts as visited.
 *
 * <p>An open-addressing table in one array: of each configuration the event and the state in one word, then the steps that
 * were done. Beside it the head of a list of what was used, in a pool.
 */
final class Visited {
    private static final int START = 64;

    private final int stride;
    private final int kinds;
    private long[] keys;
    private int[] heads;
    private int[] pool = new int[0];
    private int pooled;
    private int size;

    Visited(int words, int kinds) {
        this.stride = words + 1;
        this.kinds = kinds;
        this.keys = new long[START * stride];
        this.heads = new int[START];
    }

    /** Remembers a configuration; false if it, or a better one, is known. */
    boolean add(int event, Configuration configuration) {
        if (size * 2 >= heads.length) {
            grow();
        }
        int entry = find(event, configuration);
        if (heads[entry] == 0) {
            size++;
        } else if (kinds == 0 || known(heads[entry], configuration)) {
            return false;
        }
        heads[entry] = kinds == 0 ? 1 : remember(heads[entry], configuration);
        return true;
    }

    /** How many bytes it takes, and would take while it grows. */
    long bytes() {
        boolean tableGrows = size * 2 >= heads.length;
        boolean poolGrows = pooled + kinds + 1 > pool.length;
        return (tableGrows ? 3 : 1) * (8L * keys.length + 4L * heads.length) + (poolGrows ? 3 : 1) * 4L * pool.length;
    }

    private int find(int event, Configuration configuration) {
        long first = ((long) event << Integer.SIZE) | (configuration.state() & 0xffff_ffffL);
        long hash = mix(first);
        for (int i = 1; i < stride; i++) {
            hash = mix(hash ^ configuration.word(i - 1));
        }
        int entry = (int) hash & (heads.length - 1);
        while (heads[entry] != 0 && !same(entry, first, configuration)) {
            entry = (entry + 1) & (heads.length - 1);
        }
        keys[entry * stride] = first;
        for (int i = 1; i < stride; i++) {
            keys[entry * stride + i] = configuration.word(i - 1);
        }
        return entry;
    }

    private boolean same(int entry, long first, Configuration configuration) {
        if (keys[entry * stride] != first) {
            return false;
        }
        for (int i = 1; i < stride; i++) {
            if (keys[entry * stride + i] != configuration.word(i - 1)) {
                return false;
            }
        }
        return true;
    }

    /** The finalizer of SplitMix64. */
    private static long mix(long word) {
        long mixed = (word ^ (word >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }

    private boolean known(int head, Configuration configuration) {
        for (int at = head; at != 0; at = pool[at - 1]) {
            int kind = 0;
            while (kind < kinds && pool[at + kind] <= configuration.used(kind)) {
                kind++;
            }
            if (kind == kinds) {
                return true;
            }
        }
        return false;
    }

    /** Puts what was used in front of a list; returns the new head, which is never 0. */
    private int remember(int head, Configuration configuration) {
        if (pooled + kinds + 1 > pool.length) {
            pool = Arrays.copyOf(pool, Math.max(START, pool.length * 2) + kinds + 1);
        }
        int at = pooled + 1;
        pool[pooled] = head;
        for (int kind = 0; kind < kinds; kind++) {
            pool[at + kind] = configuration.used(kind);
        }
        pooled += kinds + 1;
        return at;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldHeads = heads;
        keys = new long[oldKeys.length * 2];
        heads = new int[oldHeads.length * 2];
        for (int old = 0; old < oldHeads.length; old++) {
            if (oldHeads[old] != 0) {
                long hash = mix(oldKeys[old * stride]);
                for (int i = 1; i < stride; i++) {
                    hash = mix(hash ^ oldKeys[old * stride + i]);
                }
                int entry = (int) hash & (heads.length - 1);
                while (heads[entry] != 0) {
                    entry = (entry + 1) & (heads.length - 1);
                }
                System.arraycopy(oldKeys, old * stride, keys, entry * stride, stride);
                heads[entry] = oldHeads[old];
            }
        }
    }
}
