package io.nonet.cli;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Looks at a cluster again and again, part by part: each on a thread of its own, so that news of one need not wait for a look
 * at another that takes long. What was seen is told at once, with what was last seen of the other parts.
 */
final class DashboardLooks implements AutoCloseable {
    private static final long EVERY_MILLIS = 250;

    private final DashboardState state;
    private final ObjectNode seen = JsonNodeFactory.instance.objectNode();
    private final ScheduledExecutorService threads;
    private final List<ScheduledFuture<?>> looking;

    private DashboardLooks(DashboardState state, Map<String, Supplier<ObjectNode>> parts, Consumer<String> problems) {
        this.state = requireNonNull(state, "state");
        this.threads = Executors.newScheduledThreadPool(parts.size(), task -> {
            Thread thread = new Thread(task, "nonet-dashboard-looks");
            thread.setDaemon(true);
            return thread;
        });
        this.looking = parts.entrySet().stream()
                .<ScheduledFuture<?>>map(part -> threads.scheduleWithFixedDelay(
                        new Look(part.getKey(), part.getValue(), problems), 0, EVERY_MILLIS, TimeUnit.MILLISECONDS))
                .toList();
    }

    /**
     * Looks from now on.
     *
     * @param parts one at least: looks that return some fields of the news, by what they look at
     * @param problems told why a look failed, in a sentence, once for each reason that follows another
     */
    static DashboardLooks start(
            DashboardState state, Map<String, Supplier<ObjectNode>> parts, Consumer<String> problems) {
        return new DashboardLooks(state, parts, problems);
    }

    /** Waits for as long as it looks, which does not end by itself. */
    void join() throws InterruptedException {
        try {
            looking.get(0).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the dashboard looks no more", e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private void tell(ObjectNode fields) {
        synchronized (seen) {
            seen.setAll(VisibleJson.of(fields));
            state.set(seen.toString());
        }
    }

    private final class Look implements Runnable {
        private final String what;
        private final Supplier<ObjectNode> look;
        private final Consumer<String> problems;
        private String lastProblem = "";

        Look(String what, Supplier<ObjectNode> look, Consumer<String> problems) {
            this.what = what;
            this.look = look;
            this.problems = problems;
        }

        @Override
        public void run() {
            try {
                tell(look.get());
                lastProblem = "";
            } catch (RuntimeException e) {
                // A scheduled task that throws is never run again; the next look may work.
                String problem = "a look at the cluster's " + what + " failed: " + e.getMessage();
                if (!problem.equals(lastProblem)) {
                    problems.accept(problem);
                }
                lastProblem = problem;
            }
        }
    }
}
