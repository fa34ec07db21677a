package io.nonet.chaos.judge;

import static java.util.Objects.requireNonNull;

import io.nonet.chaos.history.History;
import io.nonet.chaos.history.Operation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Whether a lock excluded all but one: no process thought that it still holds it after another had got it, or not for longer
 * than allowed; and whether each later holder got a higher fencing number.
 *
 * <p>A process holds the lock from the answer to {@code acquire} until it asks for {@code release}. One that learns that it
 * has lost the lock has to record a {@code release} then, whatever comes of it; one that never does holds it to the end of the
 * record.
 *
 * @param allowed how long it may think so: Consul's lock delay, in which a holder whose session is gone should notice
 */
record LockJudge(Duration allowed) implements Judge {
    LockJudge {
        requireNonNull(allowed, "allowed");
    }

    @Override
    public Judgement judge(History history, Budget budget) {
        List<Window> windows = new ArrayList<>();
        long holds = 0;
        long overlaps = 0;
        long longest = 0;
        long heldOn = 0;
        boolean untimed = false;
        Ending ending = Ending.of(history.operations());
        for (Map.Entry<Optional<String>, List<Operation>> lock : history.byKey().entrySet()) {
            List<Hold> held = holds(lock.getValue(), ending);
            holds += held.size();
            // Only those that may still last can overlap the next one.
            List<Hold> open = new ArrayList<>();
            for (Hold hold : held) {
                open.removeIf(earlier -> earlier.to() <= hold.from());
                for (Hold earlier : open) {
                    if (earlier.overlaps(hold)) {
                        overlaps++;
                        OptionalLong length = earlier.overlap(hold);
                        longest = Math.max(longest, length.orElse(0));
                        // However short the later hold is: the earlier one did not notice that it had lost the lock.
                        OptionalLong beyond = earlier.outlasts(hold);
                        heldOn = Math.max(heldOn, beyond.orElse(0));
                        if (allowed.isZero() || (beyond.isPresent() && beyond.getAsLong() > allowed.toNanos())) {
                            windows.add(overlap(lock.getKey(), earlier, hold, beyond));
                        }
                        untimed |= beyond.isEmpty();
                    }
                }
                open.add(hold);
            }
            windows.addAll(FencingNumbers.wrong(lock.getKey(), lock.getValue()));
        }
        Map<String, Long> figures = new LinkedHashMap<>();
        figures.put("operations", (long) history.operations().size());
        figures.put("times that a lock was held", holds);
        figures.put("overlaps", overlaps);
        figures.put("longest overlap, ns", longest);
        figures.put("longest hold after another got the lock, ns", heldOn);
        if (windows.isEmpty() && untimed) {
            return new Judgement(
                    Ruling.UNKNOWN,
                    "two held a lock at the same time, and without times it cannot be told for how long",
                    windows,
                    figures);
        }
        if (windows.isEmpty()) {
            return holds == 0
                    ? new Judgement(Ruling.UNKNOWN, "nobody ever held a lock, so nothing is shown", windows, figures)
                    : new Judgement(Ruling.OK, "no two held a lock at the same time for too long", windows, figures);
        }
        return new Judgement(Ruling.VIOLATION, "a lock did not exclude all others", windows, figures);
    }

    /**
     * Where a record ends.
     *
     * @param place a bit beyond it, so that a hold that begins there overlaps what still lasts
     */
    private record Ending(long place, OptionalLong nanos) {
        static Ending of(List<Operation> operations) {
            long place = 0;
            long nanos = Long.MIN_VALUE;
            for (Operation operation : operations) {
                boolean open = operation.completed() == Operation.OPEN;
                place = Math.max(place, open ? operation.invoked() : operation.completed());
                nanos = Math.max(nanos, operation.invokedAt().orElse(nanos));
                nanos = Math.max(nanos, operation.completedAt().orElse(nanos));
            }
            return new Ending(place + 1, nanos == Long.MIN_VALUE ? OptionalLong.empty() : OptionalLong.of(nanos));
        }
    }

    /** All holds of a lock in the order in which they began. */
    private static List<Hold> holds(List<Operation> operations, Ending ending) {
        List<Hold> holds = new ArrayList<>();
        Map<String, Operation> holding = new HashMap<>();
        for (Operation operation : operations) {
            if (operation.function().equals("acquire")) {
                if (operation.ok()) {
                    // Who has it already keeps it.
                    holding.putIfAbsent(operation.process(), operation);
                }
            } else {
                Operation acquired = holding.remove(operation.process());
                if (acquired != null) {
                    holds.add(hold(acquired, operation.invoked(), operation.invokedAt()));
                }
            }
        }
        holding.values().forEach(acquired -> holds.add(hold(acquired, ending.place(), ending.nanos())));
        holds.sort(Comparator.comparingLong(Hold::from));
        return holds;
    }

    private static Hold hold(Operation acquired, long to, OptionalLong toNanos) {
        return new Hold(acquired, acquired.completed(), to, acquired.completedAt(), toNanos);
    }

    private static Window overlap(Optional<String> key, Hold earlier, Hold later, OptionalLong beyond) {
        return new Window(
                key,
                "process %s got the lock while process %s held it%s"
                        .formatted(
                                later.acquired().process(),
                                earlier.acquired().process(),
                                beyond.isEmpty() ? "" : ", and for " + beyond.getAsLong() + " ns more"),
                List.of(earlier.acquired(), later.acquired()));
    }
}
