package io.nonet.chaos.history;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;

/** What the operations of a history work on. */
public enum Model {
    /** A value that is read, written, and compared and set. */
    REGISTER,
    /** A lock that one process holds at a time. */
    LOCK,
    /** A set that only grows. */
    SET,
    /** Units of work that are given out. */
    QUEUE,
    /** A value that is written, and waited for. */
    WATCH;

    /** What can be asked of it. */
    public Set<String> functions() {
        return switch (this) {
            case REGISTER -> Set.of("read", "write", "cas");
            case LOCK -> Set.of("acquire", "release");
            case SET -> Set.of("add", "read");
            case QUEUE -> Set.of("enqueue", "dequeue");
            case WATCH -> Set.of("watch", "write");
        };
    }

    /** Its name in lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its functions for messages, in order. */
    String list() {
        return String.join(", ", functions().stream().sorted().toList());
    }

    /**
     * The one that most of these functions belong to; of several the first one, so a history of nothing but reads is one of
     * registers.
     */
    static Model of(Collection<String> asked) {
        Model best = REGISTER;
        for (Model model : values()) {
            if (model.fits(asked) > best.fits(asked)) {
                best = model;
            }
        }
        return best;
    }

    private long fits(Collection<String> asked) {
        Set<String> functions = functions();
        return asked.stream().filter(functions::contains).count();
    }
}
