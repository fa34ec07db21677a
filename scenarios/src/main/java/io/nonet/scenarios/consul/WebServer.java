package io.nonet.scenarios.consul;

import io.nonet.cluster.ExecResult;
import io.nonet.cluster.Machine;
import io.nonet.topology.config.MachineFile;
import java.time.Duration;
import java.util.List;

/** An nginx on a machine that Nomad knows nothing of: it answers 200 to whatever it is asked on the node itself. */
final class WebServer implements AutoCloseable {
    static final int PORT = 7080;

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final String CONFIGURATION = "/etc/scenario-nginx.conf";
    private static final String NGINX = """
            pid /run/scenario-nginx.pid;
            # Not the command's own output, which would last as long as the server.
            error_log /run/scenario-nginx.log;
            events {}
            http {
              access_log off;
              server {
                listen 127.0.0.1:%d;
                location / { return 200; }
              }
            }
            """.formatted(PORT);

    private final Machine machine;
    private boolean runs;

    private WebServer(Machine machine) {
        this.machine = machine;
    }

    /** Starts one, and returns once it listens. */
    static WebServer on(Machine machine) {
        machine.write(List.of(new MachineFile(CONFIGURATION, NGINX, 0644)));
        WebServer server = new WebServer(machine);
        server.start();
        return server;
    }

    void start() {
        nginx("nginx", "-c", CONFIGURATION);
        runs = true;
    }

    /** Stops it; nobody listens any more once it returns. */
    void stop() {
        nginx("nginx", "-c", CONFIGURATION, "-s", "stop");
        runs = false;
    }

    @Override
    public void close() {
        if (runs) {
            stop();
        }
    }

    private void nginx(String... command) {
        ExecResult result = machine.exec(LIMIT, List.of(command));
        if (!result.succeeded()) {
            throw new IllegalStateException(
                    String.join(" ", command) + " on " + machine.node().name() + " " + result.ending());
        }
    }
}
