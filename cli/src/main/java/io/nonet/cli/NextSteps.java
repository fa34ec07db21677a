package io.nonet.cli;

import java.util.List;

/** What one may type once a cluster is up. */
final class NextSteps {
    private NextSteps() {}

    static List<String> lines(String cluster) {
        String name = cluster.equals(ClusterOptions.DEFAULT_NAME) ? "" : " --name " + cluster;
        return List.of(
                "",
                "Next:",
                "  eval \"$(./nonet env" + name + ")\"",
                "  consul members",
                "  nomad node status",
                "  ./nonet ui" + name,
                "  ./nonet down" + name);
    }
}
