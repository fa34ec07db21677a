package io.nonet.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
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
        List<ListedCluster> clusters = Stream.concat(
                        surroundings.droplets().list().stream(), surroundings.engine().get().list().stream())
                .filter(cluster -> name == null || name.equals(cluster.name()))
                .map(ListCommand::listed)
                .toList();
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

    private static ListedCluster listed(ProvisionedCluster cluster) {
        long up = cluster.machines().stream().filter(machine -> machine.isUp()).count();
        Optional<Boolean> ownerAlive =
                cluster.lease().map(lease -> lease.owner().isAlive());
        return new ListedCluster(cluster, up, ownerAlive.orElse(false));
    }
}
