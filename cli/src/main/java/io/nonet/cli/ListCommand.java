package io.nonet.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.nonet.cluster.EnvironmentUnusableException;
import io.nonet.cluster.Machine;
import io.nonet.cluster.Parallel;
import io.nonet.cluster.ProvisionedCluster;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nonet list}. */
@Command(
        name = "list",
        header = "List all clusters.",
        description =
                "Lists all clusters on this engine, whole or in part, and those on DigitalOcean that were launched from"
                        + " this folder.",
        footerHeading = "%nExamples:%n",
        footer = {"  ./nonet list", "  ./nonet list --json | jq -r '.[].name'"})
final class ListCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Option(names = "--name", paramLabel = "NAME", description = "Only the cluster of this name. Default: all.")
    private @Nullable String name;

    @Option(
            names = "--json",
            description = "Print a JSON array of objects with name, nodes, expected (null if unknown), complete,"
                    + " expires, owner, ownerAlive and directory (null if unknown).")
    private boolean json;

    @Mixin
    final CommonOptions common = new CommonOptions();

    ListCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        List<ProvisionedCluster> droplets = surroundings.droplets().list();
        List<ListedCluster> clusters = Parallel.map(
                Stream.concat(droplets.stream(), onEngine(droplets.isEmpty()).stream())
                        .filter(cluster -> name == null || name.equals(cluster.name()))
                        .toList(),
                ListCommand::listed);
        Terminal terminal = surroundings.terminal();
        if (json) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            clusters.forEach(cluster -> array.add(cluster.json()));
            terminal.data(array.toPrettyString());
        } else if (clusters.isEmpty()) {
            terminal.say("There is no cluster" + (name == null ? "" : " " + name) + ".");
        } else {
            Instant now = surroundings.clock().instant();
            Table table = new Table("NAME", "NODES UP", "COMPLETE", "EXPIRY", "LAUNCHED BY", "CERTIFICATES");
            clusters.forEach(cluster -> table.row(cluster.cells(now)));
            terminal.data(table.toString());
        }
        return ExitCode.OK;
    }

    /** Those on the engine; whoever has clusters elsewhere may have none. */
    private List<ProvisionedCluster> onEngine(boolean required) {
        try {
            return surroundings.engine().get().list();
        } catch (EnvironmentUnusableException e) {
            if (required) {
                throw e;
            }
            surroundings.terminal().say("nonet: clusters on this engine are not listed: " + e.getMessage());
            return List.of();
        }
    }

    private static ListedCluster listed(ProvisionedCluster cluster) {
        long up = Parallel.map(cluster.machines(), Machine::isUp).stream()
                .filter(answers -> answers)
                .count();
        Optional<Boolean> ownerAlive =
                cluster.lease().map(lease -> lease.owner().isAlive());
        return new ListedCluster(cluster, up, ownerAlive.orElse(false));
    }
}
