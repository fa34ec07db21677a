package io.nonet.junit;

import io.nonet.cluster.Cluster;
import io.nonet.junit.Clusters.Borrowed;
import java.lang.reflect.Method;
import java.time.Clock;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One test with its record and its cluster; JUnit closes it when the test has ended. */
record TestSession(ExtensionContext context, TestRun run, Borrowed borrowed) implements AutoCloseable {
    /** Begins the test's record and gets it a cluster; if there can be none the record ends with that. */
    static TestSession begin(
            ExtensionContext context, ClusterRequest request, RunSettings settings, Clusters clusters) {
        String test = name(context.getRequiredTestClass(), context.getRequiredTestMethod());
        TestRun run = TestRun.begin(
                settings.runs(),
                context.getRequiredTestClass().getSimpleName() + "-"
                        + context.getRequiredTestMethod().getName(),
                request,
                clusters.images(request),
                settings.commandFor(test),
                Clock.systemUTC());
        try {
            return new TestSession(context, run, clusters.borrow(request, run));
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

    private static String name(Class<?> test, Method method) {
        return test.getName() + "#" + method.getName();
    }
}
