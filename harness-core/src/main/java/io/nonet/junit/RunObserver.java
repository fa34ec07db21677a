package io.nonet.junit;

import io.nonet.observe.ObservationListener;
import java.nio.file.Path;

/**
 * Hears of the runs of tests while they happen: a program that runs tests puts one into the store of its JUnit launcher
 * session, in the namespace {@code RunObserver.class} under the key {@code RunObserver.class}.
 */
@FunctionalInterface
public interface RunObserver {
    /**
     * Called when a test's run begins, before anything is recorded.
     *
     * @param seed of everything random in it
     * @param folder of the run
     * @return hears of everything that is recorded
     */
    ObservationListener began(Class<?> test, String method, long seed, Path folder);
}
