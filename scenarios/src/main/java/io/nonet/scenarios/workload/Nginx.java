package io.nonet.scenarios.workload;

import io.nonet.cluster.Cluster;
import io.nonet.cluster.ExecResult;
import io.nonet.cluster.Machine;
import io.nonet.cluster.MachineException;
import io.nonet.docker.SideContainer;
import io.nonet.topology.config.MachineFile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Web servers of the scenarios' own, each nginx in a container beside the cluster, or on a machine. */
public final class Nginx {
    private static final String CONFIGURATION = "/etc/nonet-nginx.conf";
    private static final Duration LIMIT = Duration.ofSeconds(10);

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
        all.add(new MachineFile(
                CONFIGURATION, configuration("daemon off; error_log stderr;", Integer.toString(port), server), 0644));
        return SideContainer.start(cluster, name, all, List.of("nginx", "-c", CONFIGURATION), port);
    }

    /**
     * Starts one on a machine, on its loopback alone, and returns once it listens. One that an ended process left at that port is
     * told to stop; nginx itself tries for 2.5 s to get the port ({@code ngx_open_listening_sockets}).
     *
     * @return stops it
     * @throws MachineException if it does not start
     */
    public static Runnable startOn(Machine machine, int port, String server) {
        String pid = "/run/nonet-nginx-" + port + ".pid";
        String file = "/etc/nonet-nginx-" + port + ".conf";
        // Its log is not the command's own output, which would last as long as the server.
        String process = "pid " + pid + "; error_log /run/nonet-nginx-" + port + ".log;";
        machine.write(List.of(new MachineFile(file, configuration(process, "127.0.0.1:" + port, server), 0644)));
        List<String> stop = List.of("nginx", "-c", file, "-s", "stop");
        // Where there is none left, as a rule, it fails.
        machine.exec(LIMIT, stop);
        nginx(machine, List.of("nginx", "-c", file));
        return () -> nginx(machine, stop);
    }

    private static void nginx(Machine machine, List<String> command) {
        ExecResult result = machine.exec(LIMIT, command);
        if (!result.succeeded()) {
            throw new MachineException(machine.node().name(), String.join(" ", command) + " " + result.ending());
        }
    }

    private static String configuration(String process, String listen, String server) {
        return """
                %s
                events {}
                http {
                  access_log off;
                  server {
                    listen %s;
                    %s
                  }
                }
                """.formatted(process, listen, server);
    }
}
