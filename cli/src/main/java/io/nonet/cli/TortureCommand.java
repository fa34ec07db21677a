package io.nonet.cli;

import io.nonet.chaos.schedule.Schedule;
import io.nonet.chaos.schedule.Weights;
import io.nonet.chaos.workload.Workload;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code nonet torture}. */
@Command(
        name = "torture",
        header = "Run a random schedule of faults that a seed repeats.",
        description = {
            "Injects faults at random times, each shown to bite and healed again, into a cluster that is up; then waits"
                    + " until it is ready again, and runs your check. Everything random follows from the seed.",
            "With a workload several clients, each on an agent of its own, ask the cluster all the while, and what they saw"
                    + " is judged by what Consul and Nomad promise; docs/consistency.md tells what that is.",
            "Ends with 0 if every fault was proved and healed, the cluster was ready again, clients saw nothing that must"
                    + " not be and the check succeeded; with 2 if a fault did not bite or could not be injected, too"
                    + " little was asked, or it could not be told, so that less is shown than was to be; else with 1."
                    + " Ctrl-C heals everything."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./nonet torture",
            "  ./nonet torture --seed 7 --for 60s --faults kill=3,partition=5 --overlap 3",
            "  ./nonet torture --workload lock --faults partition=1,pause=1 --for 5m",
            "  ./nonet torture --check 'consul kv get orders/1' --shrink",
            "  ./nonet torture --seed 7 --dry-run --save seven.json",
            "  ./nonet torture --schedule seven.json"
        })
final class TortureCommand implements Callable<Integer> {
    private static final Duration DEFAULT_LENGTH = Duration.ofMinutes(2);
    private static final int DEFAULT_OVERLAP = 2;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Surroundings surroundings;

    @Option(names = "--seed", paramLabel = "N", description = "A whole number. Default: a random one, which is told.")
    private @Nullable Long seed;

    @Option(
            names = "--for",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "When the last fault is healed, by the schedule: from 10s to 1d. Default: 2m.")
    private @Nullable Duration length;

    @Option(
            names = "--faults",
            paramLabel = "KIND=N[,...]",
            description = "Kinds of fault, and how often each is drawn against the others. Default: all kinds, as the"
                    + " command shows when it ends.")
    private @Nullable String faults;

    @Option(
            names = "--overlap",
            paramLabel = "N",
            description = "How many faults may be there at the same time: from 1 to 10. Default: 2.")
    private @Nullable Integer overlap;

    @Option(
            names = "--workload",
            paramLabel = "NAME",
            description = "What clients do meanwhile: register, lock, set, watch (Consul), queue or variables (Nomad)."
                    + " What they saw is judged. Default: none.")
    private @Nullable Workload workload;

    @Option(names = "--schedule", paramLabel = "FILE", description = "Run a schedule that was saved instead.")
    private @Nullable Path file;

    @Option(names = "--save", paramLabel = "FILE", description = "Write the schedule to a file, too.")
    private @Nullable Path save;

    @Option(names = "--dry-run", description = "Show the schedule and do nothing.")
    private boolean dryRun;

    @Option(
            names = "--check",
            paramLabel = "COMMAND",
            description =
                    "A shell command that ends with 0 if all is well; it runs once the cluster is ready again, with"
                            + " what nonet env sets for consul and nomad.")
    private @Nullable String check;

    @Option(names = "--shrink", description = "If it fails, look for a smaller schedule that fails in the same way.")
    private boolean shrink;

    @Mixin
    private final ClusterOptions cluster = new ClusterOptions();

    TortureCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        ScheduleSource source = source();
        FoundCluster found = FoundCluster.find(surroundings.provisioner(cluster.name()), cluster.name());
        Schedule schedule = source.read(found.topology());
        surroundings.terminal().data("seed: " + schedule.seed());
        if (save != null) {
            ScheduleSource.write(save, schedule);
        }
        if (dryRun) {
            TortureText.plan(schedule).forEach(surroundings.terminal()::data);
            return ExitCode.OK;
        }
        return new Torture(
                        surroundings,
                        found,
                        schedule,
                        Optional.ofNullable(workload),
                        Optional.ofNullable(check),
                        shrink,
                        file == null ? source.options() : List.of("--schedule", file.toString()))
                .run();
    }

    private ScheduleSource source() {
        boolean drawn = Stream.of(seed, length, faults, overlap).anyMatch(option -> option != null);
        if (file != null && drawn) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--schedule: expected without --seed, --for, --faults and --overlap");
        }
        return new ScheduleSource(
                Optional.ofNullable(file),
                seed == null ? ScheduleSource.randomSeed() : seed,
                length == null ? DEFAULT_LENGTH : length,
                faults == null ? Weights.DEFAULT : Weights.parse(faults),
                overlap == null ? DEFAULT_OVERLAP : overlap);
    }
}
