package io.nonet.cli;

import static java.util.Objects.requireNonNull;

import io.nonet.cluster.Keep;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the operator decides of a run of scenarios, told to the JUnit extension by the system properties that it reads. */
record ScenarioSettings(Optional<String> cluster, Optional<Long> seed, Optional<Path> job, Keep keep) {
    /** The only scenario that takes a job file. */
    static final String OWN_JOB = "own-job";

    ScenarioSettings {
        requireNonNull(cluster, "cluster");
        requireNonNull(seed, "seed");
        requireNonNull(job, "job");
        requireNonNull(keep, "keep");
    }

    void apply(Path workingDirectory) {
        System.setProperty("nonet.runs", workingDirectory.resolve("runs").toString());
        System.setProperty("nonet.keep", keep.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        System.setProperty("nonet.repeat", repeat());
        job.ifPresent(file ->
                System.setProperty("nonet.repeat." + OWN_JOB, repeat() + " " + words("--job", file.toString())));
        // This command cleans up by itself, and an image for that need not be there.
        System.setProperty("nonet.ryuk", "false");
        // What it would say of a failure is told as progress.
        System.setProperty("org.slf4j.simpleLogger.log.io.nonet.junit.TestRun", "error");
        cluster.ifPresent(name -> System.setProperty("nonet.cluster", name));
        job.ifPresent(file -> System.setProperty("nonet.job", file.toString()));
        seed.ifPresent(number -> System.setProperty("nonet.seed", number.toString()));
    }

    private String repeat() {
        return "./nonet scenario run {scenario} --seed {seed}"
                + cluster.map(name -> " " + words("--cluster", name)).orElse("");
    }

    private static String words(String option, String value) {
        return CommandLineText.of(List.of(option, value));
    }
}
