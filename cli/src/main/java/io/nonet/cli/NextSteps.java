package io.nonet.cli;

import java.util.List;

/** What one may type once a cluster is up. */
final class NextSteps {
    private NextSteps() {}

    static List<String> lines(String cluster, boolean cloud) {
        String name = cluster.equals(ClusterOptions.DEFAULT_NAME) ? "" : " --name " + cluster;
        if (cloud) {
            return List.of(
                    "",
                    "Next:",
                    "  ./nonet exec" + name + " consul-0 -- consul members",
                    "  ./nonet forward" + name,
                    "  ./nonet down" + name);
        }
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
