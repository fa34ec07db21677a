package io.nonet.scenarios.workload;

import io.nonet.cluster.Cluster;
import io.nonet.docker.SideContainer;
import io.nonet.topology.config.MachineFile;
import java.util.ArrayList;
import java.util.List;

/** Web servers of the scenarios' own, each nginx in a container beside the cluster. */
public final class Nginx {
    private static final String CONFIGURATION = "/etc/nonet-nginx.conf";

    private Nginx() {}

    /**
     * Starts one, and returns once it listens.
     *
     * @param name by which the machines of the cluster reach it, see {@link SideContainer#networkName}
     * @param server what its configuration says of its only server besides the port
     * @param files what it serves
     */
    public static SideContainer start(Cluster cluster, String name, int port, String server, List<MachineFile> files) {
        List<MachineFile> all = new ArrayList<>(files);
        all.add(new MachineFile(CONFIGURATION, configuration(port, server), 0644));
        return SideContainer.start(cluster, name, all, List.of("nginx", "-c", CONFIGURATION), port);
    }

    private static String configuration(int port, String server) {
        return """
                daemon off;
                error_log stderr;
                events {}
                http {
                  access_log off;
                  server {
                    listen %d;
                    %s
                  }
                }
                """.formatted(port, server);
    }
}
