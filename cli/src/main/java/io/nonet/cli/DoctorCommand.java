package io.nonet.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nonet.cli.Finding.Kind;
import io.nonet.topology.Topology;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nonet doctor}. */
@Command(
        name = "doctor",
        header = "Look for what a launch would fail on.",
        description =
                "Looks at all that a launch needs, without changing anything: exit code 0 if it is there, 3 if not.",
        footerHeading = "%nExamples:%n",
        footer = {"  ./nonet doctor", "  ./nonet doctor --json | jq .findings"})
final class DoctorCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private final ClusterOptions cluster = new ClusterOptions();

    @Option(
            names = "--json",
            description = "Print one JSON object: ok, and findings with subject, kind (ok, note or problem) and text.")
    private boolean json;

    DoctorCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Topology topology = Topology.builder().name(cluster.name()).build();
        List<Finding> findings = new Examination(surroundings, topology).findings();
        boolean good = findings.stream().noneMatch(finding -> finding.kind() == Kind.PROBLEM);
        if (json) {
            ObjectNode all = JsonNodeFactory.instance.objectNode().put("ok", good);
            ArrayNode list = all.putArray("findings");
            findings.forEach(finding -> list.addObject()
                    .put("subject", finding.subject())
                    .put("kind", word(finding))
                    .put("text", finding.text()));
            surroundings.terminal().data(all.toPrettyString());
        } else {
            Table table = new Table("LOOKED AT", "FOUND", "");
            findings.forEach(finding ->
                    table.row(finding.subject(), word(finding), finding.text().replace("\n", " ")));
            surroundings.terminal().data(table.toString());
        }
        return good ? ExitCode.OK : ExitCode.UNUSABLE;
    }

    private static String word(Finding finding) {
        return finding.kind().name().toLowerCase(Locale.ROOT);
    }
}
