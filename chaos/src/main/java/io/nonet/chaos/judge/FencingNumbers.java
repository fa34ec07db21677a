package io.nonet.chaos.judge;

import io.nonet.chaos.history.Operation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether fencing numbers grow from one holder of a lock to the next; of two that were asked for together either may be
 * higher. Who has the lock already, and asks for it again, may get the number that it has.
 */
final class FencingNumbers {
    private FencingNumbers() {}

    /** What is wrong with those of one lock. */
    static List<Window> wrong(Optional<String> key, List<Operation> operations) {
        Set<Operation> again = again(operations);
        List<Operation> byQuestion = operations.stream()
                .filter(one -> one.function().equals("acquire") && one.ok())
                .filter(one -> one.answered().isNumber())
                .toList();
        List<Operation> byAnswer = byQuestion.stream()
                .sorted(Comparator.comparingLong(Operation::completed))
                .toList();
        List<Window> windows = new ArrayList<>();
        int ended = 0;
        Operation highest = null;
        for (Operation acquired : byQuestion) {
            for (; ended < byAnswer.size() && byAnswer.get(ended).before(acquired); ended++) {
                Operation one = byAnswer.get(ended);
                if (highest == null || number(one).compareTo(number(highest)) > 0) {
                    highest = one;
                }
            }
            if (highest != null && !follows(acquired, highest, again.contains(acquired))) {
                windows.add(new Window(
                        key,
                        "process %s got the lock with the fencing number %s after process %s had it with %s"
                                .formatted(
                                        acquired.process(), acquired.answered(), highest.process(), highest.answered()),
                        List.of(highest, acquired)));
            }
        }
        return windows;
    }

    private static boolean follows(Operation acquired, Operation highest, boolean again) {
        int higher = number(acquired).compareTo(number(highest));
        return higher > 0 || (higher == 0 && again && acquired.process().equals(highest.process()));
    }

    /** Those by which a process asked for what it had. */
    private static Set<Operation> again(List<Operation> operations) {
        Set<Operation> again = new HashSet<>();
        Set<String> holding = new HashSet<>();
        for (Operation operation : operations) {
            if (operation.function().equals("release")) {
                holding.remove(operation.process());
            } else if (operation.ok() && !holding.add(operation.process())) {
                again.add(operation);
            }
        }
        return again;
    }

    private static BigDecimal number(Operation acquired) {
        return acquired.answered().decimalValue();
    }
}
