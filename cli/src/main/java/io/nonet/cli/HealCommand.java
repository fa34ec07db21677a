package io.nonet.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nonet heal}. */
@Command(
        name = "heal",
        header = "Take faults away.",
        description = {
            "Heals one fault, or all: then every machine, service, disk and link is put back from whatever state it is in,",
            "also if no fault is known that did it.",
            "Healing what is healed does nothing."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  ./nonet heal", "  ./nonet heal f2", "  ./nonet heal --wait"})
final class HealCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "ID",
            description = "The fault's id, as nonet faults shows it. Default: all.")
    private @Nullable String id;

    @Option(
            names = "--wait",
            description =
                    "Then wait until the cluster is ready again, for 3 minutes at most; have agents that lost each"
                            + " other join again. Not while other faults are there.")
    private boolean wait;

    @Mixin
    private final ClusterOptions cluster = new ClusterOptions();

    HealCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        FaultyCluster faulty = FaultyCluster.find(surroundings, cluster.name());
        if (id == null) {
            faulty.healAll();
        } else {
            faulty.heal(id);
        }
        if (wait) {
            faulty.awaitReady();
        }
        return ExitCode.OK;
    }
}
