package io.nonet.scenarios.workload;

import java.util.BitSet;

/** Numbers from 0 for things that run side by side. Safe for use by several threads. */
final class FreeNumbers {
    private final BitSet taken = new BitSet();

    /** The lowest one that is free; it is taken until it is given back. */
    synchronized int take() {
        int number = taken.nextClearBit(0);
        taken.set(number);
        return number;
    }

    synchronized void giveBack(int number) {
        taken.clear(number);
    }
}
