package io.nonet.chaos.workload;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** The sets that clients add to, one after the other, and the elements that were given out. For several threads. */
final class SetNames {
    /** So large that most of a long run is about few sets, and so small that each read is recorded in some kilobytes. */
    static final int FULL = 250;

    private final String prefix;
    private final AtomicInteger current = new AtomicInteger();
    private final AtomicLong element = new AtomicLong();

    /** @param prefix what all keys begin with */
    SetNames(String prefix) {
        this.prefix = requireNonNull(prefix, "prefix");
    }

    /** The key of the set that is added to now. */
    String current() {
        return key(current.get());
    }

    /** The keys of all sets that were added to. */
    List<String> all() {
        return IntStream.rangeClosed(0, current.get()).mapToObj(this::key).toList();
    }

    /** Goes on to the next set, unless that has been done. */
    void full(String key) {
        current.updateAndGet(number -> key(number).equals(key) ? number + 1 : number);
    }

    /** Given out once, from 1. */
    long nextElement() {
        return element.incrementAndGet();
    }

    private String key(int number) {
        return prefix + "set-" + number;
    }
}
