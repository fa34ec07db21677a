package io.nonet.cli;

import io.nonet.chaos.ActiveFault;
import io.nonet.chaos.Chaos;
import io.nonet.chaos.schedule.Nemesis;
import io.nonet.chaos.schedule.Schedule;
import io.nonet.chaos.schedule.ScheduleFile;
import io.nonet.chaos.workload.Workload;
import io.nonet.cluster.Cluster;
import io.nonet.cluster.EnvironmentUnusableException;
import io.nonet.cluster.Evidence;
import io.nonet.cluster.SoleUse;
import io.nonet.observe.Timeline;
import io.nonet.observe.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A schedule of faults run against a cluster from the command line: recorded, shown as it goes, and healed whatever
 * happens.
 *
 * @param workload what clients do meanwhile, which is judged
 * @param check a shell command that is to succeed afterwards
 * @param shrink whether to look for a smaller schedule if it fails
 * @param options those of the command line that say which schedule it is
 */
record Torture(
        Surroundings surroundings,
        FoundCluster found,
        Schedule schedule,
        Optional<Workload> workload,
        Optional<String> check,
        boolean shrink,
        List<String> options) {
    /**
     * A server that was cut off votes again after 10 s of good health; gossip calls those it lost every 30 s; a server that
     * came back late goes through both once more.
     */
    static final Duration READY_AGAIN = Duration.ofMinutes(3);
    /** A cluster that is ready is so at the first look. */
    private static final Duration READY_BEFORE = Duration.ofSeconds(30);

    /**
     * Runs it; returns the exit code.
     *
     * @throws EnvironmentUnusableException if another process tests the cluster, or it has faults already
     */
    int run() {
        Cluster cluster = attached(Timeline.start(surroundings.clock()));
        SoleUse use = SoleUse.begin(cluster.directory());
        try {
            requireWhole(cluster);
            return recorded();
        } finally {
            use.close();
        }
    }

    private int recorded() {
        LaunchRecord record = LaunchRecord.start(
                surroundings.workingDirectory(),
                "torture",
                found.topology(),
                Optional.of(schedule.seed()),
                Map.of(),
                command(options),
                surroundings.clock());
        try {
            record.folder().attach("schedule.json", ScheduleFile.text(schedule));
            return run(record, attached(record.timeline()));
        } catch (RuntimeException e) {
            record.finish(Verdict.FAILED, String.valueOf(e.getMessage()));
            throw e;
        }
    }

    private Cluster attached(Timeline timeline) {
        String name = found.cluster().name();
        return surroundings.launcher(surroundings.provisioner(name)).attach(name, timeline);
    }

    private int run(LaunchRecord record, Cluster cluster) {
        Nemesis nemesis = Nemesis.on(cluster);
        Optional<ShellCheck> shell = check.map(words -> new ShellCheck(words, () -> variables(cluster)));
        String heal = "./nonet heal --name " + cluster.name();
        TortureGuard guard = new TortureGuard(surroundings.terminal(), nemesis, shell, record, heal);
        try {
            TortureAttempt attempt = new TortureAttempt(
                    surroundings.terminal(),
                    nemesis,
                    workload.map(one -> new TortureWorkload(surroundings.terminal(), cluster, one, schedule.seed())),
                    shell,
                    guard,
                    record.timeline());
            TortureOutcome outcome = attempt.run(schedule);
            guard.proceed();
            if (outcome.verdict() == Verdict.FAILED) {
                Evidence.collect(cluster, record.folder());
            }
            if (shrink && outcome.failure().isPresent()) {
                new TortureShrinking(surroundings.terminal(), cluster, attempt, guard, record, this::command)
                        .run(outcome);
            }
            guard.proceed();
            tell(record, outcome);
            return ExitCode.of(outcome.verdict());
        } finally {
            guard.proceed();
            guard.settle();
        }
    }

    private void tell(LaunchRecord record, TortureOutcome outcome) {
        Terminal terminal = surroundings.terminal();
        terminal.data(TortureText.word(outcome.verdict()) + ": " + outcome.reason());
        terminal.data("seed: " + schedule.seed());
        terminal.data("repeat: " + command(options));
        terminal.data("run: " + record.folder().path());
        record.finish(outcome.verdict(), outcome.reason());
    }

    /** What fails before the first fault would be put down to it, and faults of others would be healed in the end. */
    private void requireWhole(Cluster cluster) {
        List<String> active =
                Chaos.on(cluster).active().stream().map(ActiveFault::id).toList();
        if (!active.isEmpty()) {
            throw new EnvironmentUnusableException(
                    "Cluster " + cluster.name() + " has faults already: " + String.join(", ", active) + ".",
                    "Heal them: ./nonet heal" + name() + ".");
        }
        cluster.readiness().await(READY_BEFORE);
    }

    /** The command line that runs the schedule of these options in the same way. */
    private String command(List<String> schedule) {
        List<String> words = new ArrayList<>(List.of("./nonet", "torture"));
        workload.ifPresent(one -> words.addAll(List.of("--workload", one.word())));
        words.addAll(schedule);
        String name = found.cluster().name();
        if (!name.equals(ClusterOptions.DEFAULT_NAME)) {
            words.addAll(List.of("--name", name));
        }
        check.ifPresent(one -> words.addAll(List.of("--check", one)));
        return CommandLineText.of(words);
    }

    private String name() {
        String name = found.cluster().name();
        return name.equals(ClusterOptions.DEFAULT_NAME) ? "" : " --name " + name;
    }

    /** As of now: a machine that was off is reached elsewhere since. */
    private Map<String, String> variables(Cluster cluster) {
        AgentAddresses agents = AskedAgents.of(found, null).addresses();
        return new OperatorEnvironment(cluster.topology(), cluster.directory(), agents).variables();
    }
}
