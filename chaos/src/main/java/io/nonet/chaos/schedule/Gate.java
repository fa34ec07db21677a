package io.nonet.chaos.schedule;

import io.nonet.chaos.Fault;
import io.nonet.chaos.schedule.FaultSite.Placed;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What every fault passes on its way in: once it is closed none does, and those that did are known. */
final class Gate {
    private final CountDownLatch closed = new CountDownLatch(1);
    /** The youngest first. */
    private final Deque<Placed> inside = new ArrayDeque<>();

    /** Injects a fault; does nothing if the gate is closed. An injection under way is waited for by all others. */
    synchronized Optional<Placed> inject(FaultSite site, Fault fault) {
        if (isClosed()) {
            return Optional.empty();
        }
        Placed placed = site.inject(fault);
        inside.push(placed);
        return Optional.of(placed);
    }

    synchronized void healed(Placed placed) {
        inside.remove(placed);
    }

    void close() {
        closed.countDown();
    }

    boolean isClosed() {
        return closed.getCount() == 0;
    }

    /** Waits for so long, or until it is closed. */
    void await(long nanos) throws InterruptedException {
        closed.await(nanos, TimeUnit.NANOSECONDS);
    }

    /** Heals all that is inside, the youngest first, then whatever else is there; returns what did not work. */
    synchronized List<String> healAll(FaultSite site) {
        List<String> problems = new ArrayList<>();
        List.copyOf(inside)
                .forEach(placed -> attempt(
                        placed.id(),
                        () -> {
                            placed.heal();
                            placed.awaitHealed();
                        },
                        problems));
        inside.clear();
        attempt("all faults", site::healAll, problems);
        return problems;
    }

    /** One that fails must not keep the others from being healed. */
    private static void attempt(String what, Runnable healing, List<String> problems) {
        try {
            healing.run();
        } catch (RuntimeException e) {
            problems.add(what + ": " + e.getMessage());
        }
    }
}
