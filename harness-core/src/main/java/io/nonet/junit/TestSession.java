package io.nonet.junit;

import io.nonet.cluster.Cluster;
import io.nonet.junit.Clusters.Borrowed;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;

/** One test with its record and its cluster; JUnit closes it when the test has ended. */
record TestSession(ExtensionContext context, TestRun run, long seed, Borrowed borrowed) implements AutoCloseable {
    /** Small enough to be typed. */
    private static final int SEEDS = 1_000_000;

    /** Begins the test's record and gets it a cluster; if there can be none the record ends with that. */
    static TestSession begin(
            ExtensionContext context, ClusterRequest request, RunSettings settings, Clusters clusters) {
        Class<?> test = context.getRequiredTestClass();
        String method = context.getRequiredTestMethod().getName();
        long seed = settings.seed()
                .orElseGet(() -> (long) ThreadLocalRandom.current().nextInt(SEEDS));
        TestRun run = TestRun.begin(
                settings.runs(),
                test.getSimpleName() + "-" + method,
                Optional.of(seed),
                clusters.recorded(request),
                clusters.images(request),
                settings.commandFor(test, method, seed),
                Clock.systemUTC());
        observer(context).ifPresent(observer -> run.timeline()
                .addListener(observer.began(test, method, seed, run.folder().path())));
        try {
            return new TestSession(context, run, seed, clusters.borrow(request, run));
        } catch (RuntimeException | Error e) {
            run.finish(e, null);
            throw e;
        }
    }

    Cluster cluster() {
        return borrowed.cluster();
    }

    @Override
    public void close() {
        try (borrowed) {
            run.finish(context.getExecutionException().orElse(null), cluster());
        }
    }

    private static Optional<RunObserver> observer(ExtensionContext context) {
        return Optional.ofNullable(context.getStore(StoreScope.LAUNCHER_SESSION, Namespace.create(RunObserver.class))
                .get(RunObserver.class, RunObserver.class));
    }
}
