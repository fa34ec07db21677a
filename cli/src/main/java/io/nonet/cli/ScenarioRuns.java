package io.nonet.cli;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.nonet.junit.RunObserver;
import io.nonet.junit.ScenarioDescription;
import java.util.List;
import java.util.Optional;
import org.junit.platform.engine.support.store.Namespace;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs scenarios by JUnit, in this process.
 *
 * @param cluster that they run on; empty if they launch some
 */
record ScenarioRuns(
        Surroundings surroundings, List<ScenarioDescription> scenarios, int repeat, Optional<String> cluster) {
    ScenarioRuns {
        requireNonNull(surroundings, "surroundings");
        scenarios = List.copyOf(scenarios);
        requireNonNull(cluster, "cluster");
    }

    /** Returns the exit code once all have run and every cluster that was launched is gone. */
    int run() {
        Terminal terminal = surroundings.terminal();
        ScenarioProgress progress = new ScenarioProgress(terminal);
        ScenarioListener listener = new ScenarioListener(progress, surroundings.clock());
        ScenarioGuard guard = new ScenarioGuard(surroundings, cluster, progress);
        try (LauncherSession session = LauncherFactory.openSession()) {
            session.getStore().put(Namespace.create(RunObserver.class), RunObserver.class, listener);
            boolean right = true;
            for (int time = 1; time <= repeat && right; time++) {
                if (repeat > 1) {
                    progress.say("[" + time + " of " + repeat + "]");
                }
                right = runEach(session.getLauncher(), listener);
            }
        } finally {
            guard.settle();
        }
        ScenarioOutcomes outcomes = listener.outcomes();
        outcomes.lines().forEach(terminal::data);
        new ScenarioReport(terminal, surroundings.workingDirectory().resolve("runs"))
                .write(
                        "nonet scenario run "
                                + scenarios.stream()
                                        .map(ScenarioDescription::name)
                                        .collect(joining(" ")),
                        outcomes.folders());
        return outcomes.exitCode();
    }

    /** Returns false at once if the input is wrong: it would be each time. */
    private boolean runEach(Launcher launcher, ScenarioListener listener) {
        for (ScenarioDescription scenario : scenarios) {
            launcher.execute(
                    LauncherDiscoveryRequestBuilder.request()
                            .selectors(selectClass(scenario.test()))
                            .build(),
                    listener);
            if (listener.outcomes().exitCode() == ExitCode.USAGE) {
                return false;
            }
        }
        return true;
    }
}
