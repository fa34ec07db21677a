package io.nonet.cli;

import io.nonet.cluster.Keep;
import io.nonet.junit.ScenarioDescription;
import io.nonet.scenarios.workload.JobFile;
import io.nonet.topology.Topology;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code nonet scenario run}. */
@Command(
        name = "run",
        header = "Run scenarios, and judge.",
        description = {
            "Runs each scenario on a cluster that is launched for it and removed again; those that need the same nodes"
                    + " share one. Each test leaves a folder under runs/ with all that was seen.",
            "With --cluster NAME they run on a cluster of yours that nonet up launched. Its state is put back before"
                    + " each test and at the end: ALL JOBS, KEYS, SESSIONS AND SERVICES IN IT ARE REMOVED. It must have"
                    + " the nodes that nonet scenario list names, and none besides unless that says so, and no other"
                    + " process may test it meanwhile.",
            "Ends with 0 if all passed, 1 if one failed, 2 if one showed nothing either way, 3 if the surroundings do"
                    + " not allow it. Ctrl-C removes what was launched, or puts your cluster's state back."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./nonet scenario run leader-election node-drain",
            "  ./nonet scenario run node-drain --cluster nonet",
            "  ./nonet scenario run own-job --job web.nomad",
            "  ./nonet scenario run node-drain --repeat 10 --keep always"
        })
final class ScenarioRunCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "NAME",
            arity = "1..*",
            description = "Names of scenarios; nonet scenario list shows them.")
    private List<String> names = new ArrayList<>();

    @Option(
            names = {"--cluster", "--name"},
            paramLabel = "NAME",
            description = "A cluster of yours to run on; all that is in it is removed. Default: launch some.")
    private @Nullable String cluster;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "A whole number from which everything random follows. Default: a random one, which is told.")
    private @Nullable Long seed;

    @Option(names = "--repeat", paramLabel = "N", description = "Run all of it so many times. Default: 1.")
    private int repeat = 1;

    @Option(
            names = "--keep",
            paramLabel = "WHEN",
            converter = KeepConverter.class,
            description = "What stays: always the cluster and all evidence; on-failure the evidence of tests that"
                    + " failed; never anything but the record and its pictures. Default: on-failure.")
    private Keep keep = Keep.ON_FAILURE;

    @Option(
            names = "--job",
            paramLabel = "FILE",
            description = "The job file, in HCL, that scenario own-job runs; of type service or system."
                    + " Default: a small web service.")
    private @Nullable Path job;

    @Mixin
    final CommonOptions common = new CommonOptions();

    ScenarioRunCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        ShippedScenarios shipped = ShippedScenarios.find();
        List<ScenarioDescription> chosen = names.stream()
                .distinct()
                .map(name -> shipped.named(name).orElseThrow(() -> wrong(shipped.unknown(name))))
                // What is wrong with a job file is told before others have run.
                .sorted(Comparator.comparing(scenario -> !scenario.name().equals(ScenarioSettings.OWN_JOB)))
                .toList();
        if (job != null && !names.contains(ScenarioSettings.OWN_JOB)) {
            throw wrong("--job: expected with scenario " + ScenarioSettings.OWN_JOB + " only");
        }
        if (repeat < 1) {
            throw wrong("--repeat: expected at least 1, found " + repeat);
        }
        if (job != null) {
            // Before anything is launched for it; the scenario reads it again.
            JobFile.read(job);
        }
        if (cluster != null) {
            Topology found = FoundCluster.find(surroundings.provisioner(ClusterOptions.valid(cluster)), cluster)
                    .topology();
            chosen.forEach(scenario -> scenario.requireFit(found));
        }
        new ScenarioSettings(
                        Optional.ofNullable(cluster).map(ClusterOptions::valid),
                        Optional.ofNullable(seed),
                        Optional.ofNullable(job).map(Path::toAbsolutePath),
                        keep)
                .apply(surroundings.workingDirectory());
        return new ScenarioRuns(surroundings, chosen, repeat, Optional.ofNullable(cluster)).run();
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
