package io.nonet.cli;

import io.nonet.cluster.EnvironmentUnusableException;
import io.nonet.cluster.Keep;
import io.nonet.digitalocean.DigitalOcean;
import io.nonet.digitalocean.DropletLaunch;
import io.nonet.digitalocean.DropletProvisioner;
import io.nonet.digitalocean.LaunchPlan;
import io.nonet.digitalocean.Quote;
import io.nonet.topology.Topology;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code nonet up}. */
@Command(
        name = "up",
        header = "Launch a cluster and wait until it is ready.",
        description = {
            "Launches a cluster and returns once it is ready: three Consul servers, three Nomad servers and three Nomad"
                    + " clients, or what a file describes.",
            "Ctrl-C removes whatever was made so far.",
            "On DigitalOcean it tells the price and asks before it makes anything that costs. The droplets cost until"
                    + " nonet down, or nonet sweep --on digitalocean after their time; they do not end by themselves."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./nonet up",
            "  ./nonet up --name other --ttl 8h",
            "  ./nonet up --config small.yaml --wait 60s --json",
            "  ./nonet up --on digitalocean --region sgp1 --max-cost 0.15 --dry-run",
            "  ./nonet up --on digitalocean --region sgp1 --ttl 2h --yes"
        })
final class UpCommand implements Callable<Integer> {
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST_LIFE = Duration.ofDays(3650);
    /** What a launch on DigitalOcean may take until the cluster is ready. */
    private static final Duration SHORTEST_LIFE = Duration.ofMinutes(10);

    private static final Duration LONGEST_WAIT = Duration.ofDays(1);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Surroundings surroundings;

    @Option(names = "--config", paramLabel = "FILE", description = "A topology file (YAML). Default: nine nodes.")
    private @Nullable Path config;

    @Option(names = "--name", paramLabel = "NAME", description = "The cluster's name. Default: the file's, else nonet.")
    private @Nullable String name;

    @Option(
            names = "--ttl",
            paramLabel = "TIME",
            defaultValue = "72h",
            converter = DurationConverter.class,
            description =
                    "How long its certificates last, and so the cluster. Default: ${DEFAULT-VALUE}; on DigitalOcean"
                            + " 4h.")
    private Duration lifetime = Duration.ZERO;

    @Option(
            names = "--wait",
            paramLabel = "TIME",
            defaultValue = "120s",
            converter = DurationConverter.class,
            description = "How long it may take to get ready. Default: ${DEFAULT-VALUE}.")
    private Duration limit = Duration.ZERO;

    @Option(
            names = "--keep",
            paramLabel = "WHEN",
            defaultValue = "never",
            converter = KeepConverter.class,
            description = "What to do with a cluster that does not get ready: always or on-failure keep it for a look,"
                    + " never removes it. Its logs are kept either way. Default: ${DEFAULT-VALUE}.")
    private Keep keep = Keep.NEVER;

    @Option(names = "--json", description = "Print the cluster's status as one JSON object, as status --json does.")
    private boolean json;

    @Option(
            names = "--dashboard",
            description = "Then show it in a browser, as nonet dashboard does, until Ctrl-C; the cluster stays.")
    private boolean dashboard;

    @Mixin
    private final CloudOptions cloud = new CloudOptions();

    @Mixin
    final CommonOptions common = new CommonOptions();

    UpCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        require("--ttl", lifetime, LONGEST_LIFE);
        require("--wait", limit, LONGEST_WAIT);
        cloud.requireNone(spec);
        Topology topology = new TopologySource(Optional.ofNullable(config), Optional.ofNullable(name)).read();
        if (cloud.place.isCloud()) {
            launchOnCloud(topology);
        } else {
            requireNoDroplets(topology.name());
            Launch.onEngine(surroundings, topology, lifetime, limit, keep, command())
                    .run(this::report);
        }
        if (dashboard && !cloud.isDryRun()) {
            new Dashboard(surroundings, topology.name(), 0, false).show();
        }
        return ExitCode.OK;
    }

    /** Both would keep their certificates in one folder. */
    private void requireNoDroplets(String cluster) {
        if (surroundings.isOfDroplets(cluster)) {
            throw new EnvironmentUnusableException(
                    "The name " + cluster
                            + " is in use: a cluster on DigitalOcean bears it, launched from this folder.",
                    "Choose another with --name, or remove that cluster: nonet down --name " + cluster + ".");
        }
    }

    private void launchOnCloud(Topology topology) {
        boolean given = spec.commandLine().getParseResult().hasMatchedOption("--ttl");
        Optional<Duration> life = given ? Optional.of(lifetime) : Optional.empty();
        if (given && lifetime.compareTo(SHORTEST_LIFE) < 0) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "--ttl: expected at least 10m on DigitalOcean, where a launch may take as long");
        }
        LaunchPlan plan = cloud.plan(topology, life, surroundings.clock().instant(), spec);
        cloud.requirePrograms(surroundings, topology);
        DigitalOcean account = surroundings.digitalOcean();
        CloudCheck check = new CloudCheck(account, surroundings.terminal());
        if (cloud.isDryRun()) {
            check.run(plan, json);
            return;
        }
        Quote quote = check.accept(plan, cloud.isAccepted(), spec);
        // The droplets' tags have told the end since before the question.
        Duration left =
                Duration.between(surroundings.clock().instant(), plan.run().expires());
        if (left.compareTo(SHORTEST_LIFE) < 0) {
            throw new EnvironmentUnusableException(
                    "The question was open for so long that the cluster would have to go before it was ready.",
                    "Launch again, with --yes or with a longer --ttl.");
        }
        DropletLaunch how = new DropletLaunch(asked -> quote, cloud.operator(spec), cloud.setUp(surroundings));
        DropletProvisioner droplets = DropletProvisioner.launching(account, surroundings.workingDirectory(), how);
        new Launch(
                        surroundings,
                        droplets,
                        Map.of("digitalocean", quote.image()),
                        topology,
                        left,
                        limit,
                        keep,
                        command())
                .run(this::report);
    }

    private void report(ClusterStatus status) {
        Terminal terminal = surroundings.terminal();
        if (json) {
            terminal.data(StatusJson.of(status).toPrettyString());
        } else {
            terminal.say("");
            StatusText.of(status, surroundings.clock().instant(), cloud.place.isCloud())
                    .forEach(terminal::data);
            NextSteps.lines(status.name()).forEach(terminal::data);
        }
    }

    private void require(String option, Duration value, Duration longest) {
        if (value.compareTo(SHORTEST) < 0 || value.compareTo(longest) > 0) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    option + ": expected from " + Words.rough(SHORTEST) + " to " + Words.rough(longest) + ", found "
                            + value.toSeconds() + " s");
        }
    }

    /** The command line that repeats this launch. */
    private String command() {
        List<String> words = new ArrayList<>(List.of("./nonet", "up"));
        words.addAll(spec.commandLine().getParseResult().originalArgs());
        return CommandLineText.of(words);
    }
}
