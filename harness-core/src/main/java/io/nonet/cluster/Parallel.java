package io.nonet.cluster;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Asks many nodes at once: one slow answer does not hold up the others. */
public final class Parallel {
    private static final ExecutorService THREADS = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "nonet-ask");
        thread.setDaemon(true);
        return thread;
    });

    private Parallel() {}

    /** The results in the order of the items; throws what the first failing call threw, after all have ended. */
    public static <T, R> List<R> map(List<T> items, Function<T, R> call) {
        List<CompletableFuture<R>> calls = items.stream()
                .map(item -> CompletableFuture.supplyAsync(() -> call.apply(item), THREADS))
                .toList();
        try {
            CompletableFuture.allOf(calls.toArray(new CompletableFuture<?>[0])).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw e;
        }
        return calls.stream().map(CompletableFuture::join).toList();
    }

    /** Does all of these at once and returns when all have ended; throws what the first failing one threw. */
    public static void run(List<Runnable> tasks) {
        map(tasks, task -> {
            task.run();
            return task;
        });
    }
}
