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
 * has lost the lock has to record a {@code release} then; one that never does holds it to the end of the record.
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
        for (Map.Entry<Optional<String>, List<Operation>> lock : history.byKey().entrySet()) {
            List<Hold> held = holds(lock.getValue());
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
                        if (allowed.isZero() || beyond.isEmpty() || beyond.getAsLong() > allowed.toNanos()) {
                            windows.add(overlap(lock.getKey(), earlier, hold, beyond));
                        }
                    }
                }
                open.add(hold);
            }
            windows.addAll(fencing(lock.getKey(), held));
        }
        Map<String, Long> figures = new LinkedHashMap<>();
        figures.put("operations", (long) history.operations().size());
        figures.put("times that a lock was held", holds);
        figures.put("overlaps", overlaps);
        figures.put("longest overlap, ns", longest);
        figures.put("longest hold after another got the lock, ns", heldOn);
        if (windows.isEmpty()) {
            return holds == 0
                    ? new Judgement(Ruling.UNKNOWN, "nobody ever held a lock, so nothing is shown", windows, figures)
                    : new Judgement(Ruling.OK, "no two held a lock at the same time for too long", windows, figures);
        }
        return new Judgement(Ruling.VIOLATION, "a lock did not exclude all others", windows, figures);
    }

    /** All holds of a lock in the order in which they began. */
    private static List<Hold> holds(List<Operation> operations) {
        List<Hold> holds = new ArrayList<>();
        Map<String, Operation> holding = new HashMap<>();
        long end = 0;
        OptionalLong endNanos = OptionalLong.empty();
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
            end = Math.max(end, operation.completed() == Operation.OPEN ? operation.invoked() : operation.completed());
            OptionalLong last = operation.completedAt().isPresent() ? operation.completedAt() : operation.invokedAt();
            if (last.isPresent()) {
                endNanos = OptionalLong.of(Math.max(endNanos.orElse(Long.MIN_VALUE), last.getAsLong()));
            }
        }
        // To the end of the record, and a bit beyond, so that one that begins there overlaps what still lasts.
        for (Operation acquired : holding.values()) {
            holds.add(hold(acquired, end + 1, endNanos));
        }
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

    /** Fencing numbers have to grow from one holder to the next; of two that were asked for together either may be higher. */
    private static List<Window> fencing(Optional<String> key, List<Hold> holds) {
        List<Window> windows = new ArrayList<>();
        List<Operation> numbered = holds.stream()
                .map(Hold::acquired)
                .filter(acquired -> acquired.answered().isIntegralNumber())
                .sorted(Comparator.comparingLong(Operation::completed))
                .toList();
        List<Operation> byQuestion = numbered.stream()
                .sorted(Comparator.comparingLong(Operation::invoked))
                .toList();
        int ended = 0;
        Operation highest = null;
        for (Operation acquired : byQuestion) {
            for (; ended < numbered.size() && numbered.get(ended).before(acquired); ended++) {
                Operation one = numbered.get(ended);
                if (highest == null || number(one) > number(highest)) {
                    highest = one;
                }
            }
            if (highest != null && number(acquired) <= number(highest)) {
                windows.add(new Window(
                        key,
                        "process %s got the lock with the fencing number %d after process %s had it with %d"
                                .formatted(acquired.process(), number(acquired), highest.process(), number(highest)),
                        List.of(highest, acquired)));
            }
        }
        return windows;
    }

    private static long number(Operation acquired) {
        return acquired.answered().longValue();
    }
}
