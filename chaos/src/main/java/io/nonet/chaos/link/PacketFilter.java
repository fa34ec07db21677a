package io.nonet.chaos.link;

import io.nonet.cluster.ExecResult;
import io.nonet.cluster.Machine;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The rules of a node's packet filter that belong to faults: a table of their own, replaced as a whole, at once. It comes
 * before the table of the {@code link} service, whose restart leaves it alone.
 */
record PacketFilter(Machine machine) {
    /** It takes some milliseconds, and as long as this where the machines are as busy as can be. */
    private static final Duration LIMIT = Duration.ofSeconds(15);

    void load(NodeLinks links) {
        ExecResult result = machine.exec(LIMIT, List.of("nft", table(links)));
        if (!result.succeeded()) {
            throw new LinkException(
                    machine.node().name(), "the command that loads its packet filter rules " + result.ending(), null);
        }
    }

    /** Whether there is a table of faults where there should be one, and only there; what is in it is not looked at. */
    boolean isLoaded(NodeLinks links) {
        boolean wanted = !links.outgoing().isEmpty() || !links.incoming().isEmpty();
        return wanted
                == machine.exec(LIMIT, List.of("nft", "list", "table", "inet", "nonet_faults"))
                        .succeeded();
    }

    static String table(NodeLinks links) {
        String empty = "table inet nonet_faults\ndelete table inet nonet_faults\n";
        if (links.outgoing().isEmpty() && links.incoming().isEmpty()) {
            return empty;
        }
        return empty + "table inet nonet_faults {\n" + chain("output", links.outgoing())
                + chain("input", links.incoming()) + "}\n";
    }

    private static String chain(String hook, List<String> rules) {
        return rules.stream()
                .map(rule -> "    " + rule + "\n")
                .collect(Collectors.joining(
                        "",
                        "  chain " + hook + " {\n    type filter hook " + hook + " priority -150; policy accept;\n",
                        "  }\n"));
    }
}
