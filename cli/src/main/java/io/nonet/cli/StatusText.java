package io.nonet.cli;

import io.nonet.cli.ClusterStatus.Agent;
import io.nonet.cli.ClusterStatus.Node;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A cluster's status for people. */
final class StatusText {
    private StatusText() {}

    /**
     * The lines.
     *
     * @param forwarded whether agents are reached through SSH, by other ports for each command
     */
    static List<String> of(ClusterStatus status, Instant now, boolean forwarded) {
        List<String> columns =
                new ArrayList<>(List.of("NODE", "ROLE", "ADDRESS", "MACHINE", "CONSUL", "PORT", "NOMAD", "PORT"));
        columns.removeIf(column -> forwarded && column.equals("PORT"));
        Table table = new Table(columns.toArray(new String[0]));
        status.nodes().forEach(node -> row(table, node, forwarded));
        List<String> lines = new ArrayList<>(table.lines());
        lines.add("");
        lines.add(
                forwarded
                        ? "Agents are reached through SSH; nonet env holds ways to them open."
                        : "Agents answer over https on the PORTs of 127.0.0.1, to whoever has the operator's"
                                + " certificate.");
        String verdict = status.ready()
                ? "Cluster " + status.name() + " is ready"
                : "Cluster " + status.name() + " is not ready";
        lines.add(verdict
                + status.expires().map(end -> "; it " + expiry(end, now)).orElse("")
                + (status.ready() ? "." : ":"));
        status.problems().forEach(problem -> lines.add("  - " + problem));
        return lines;
    }

    /** Such as {@code expires in 2 d 23 h} or {@code expired 4 min ago}. */
    static String expiry(Instant end, Instant now) {
        String distance = Words.rough(Duration.between(now, end));
        return end.isAfter(now) ? "expires in " + distance : "expired " + distance + " ago";
    }

    private static void row(Table table, Node node, boolean forwarded) {
        List<String> cells = new ArrayList<>(
                List.of(node.spec().name(), node.spec().role().label(), node.address(), node.up() ? "up" : "down"));
        for (Optional<Agent> agent : List.of(node.consul(), node.nomad())) {
            cells.add(state(agent));
            if (!forwarded) {
                cells.add(port(agent));
            }
        }
        table.row(cells.toArray(new String[0]));
    }

    private static String state(Optional<Agent> agent) {
        return agent.map(found -> found.leader() ? found.status() + ", leader" : found.status())
                .orElse("-");
    }

    private static String port(Optional<Agent> agent) {
        return agent.map(found -> Integer.toString(found.url().getPort())).orElse("-");
    }
}
