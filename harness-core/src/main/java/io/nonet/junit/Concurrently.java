package io.nonet.junit;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Does the same with many things at once; such a call never makes another one. */
final class Concurrently {
    /** Few enough for an agent, which takes at most 100 connections from one host. */
    private static final int LIMIT = 16;

    private static final ExecutorService THREADS = Executors.newFixedThreadPool(LIMIT, task -> {
        Thread thread = new Thread(task, "nonet-junit");
        thread.setDaemon(true);
        return thread;
    });

    private Concurrently() {}

    /** Returns once all calls have ended; throws what the first failing one threw. */
    static <T> void forEach(List<T> items, Consumer<T> call) {
        CompletableFuture<?>[] calls = items.stream()
                .map(item -> CompletableFuture.runAsync(() -> call.accept(item), THREADS))
                .toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(calls).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw e;
        }
    }
}
