package io.nonet.scenarios.consul;

import io.nonet.cluster.Machine;
import io.nonet.cluster.MachineException;
import io.nonet.scenarios.workload.Nginx;
import org.jspecify.annotations.Nullable;

/** An nginx on a machine that Nomad knows nothing of: it answers 200 to whatever it is asked on the node itself. */
final class WebServer implements AutoCloseable {
    static final int PORT = 7080;

    private final Machine machine;
    private @Nullable Runnable ending;

    private WebServer(Machine machine) {
        this.machine = machine;
    }

    /** Starts one, and returns once it listens. */
    static WebServer on(Machine machine) {
        WebServer server = new WebServer(machine);
        server.start();
        return server;
    }

    /** @throws MachineException if it does not start */
    void start() {
        ending = Nginx.startOn(machine, PORT, "location / { return 200; }");
    }

    /** Stops it, if it runs; nobody listens any more once it returns. */
    void stop() {
        if (ending != null) {
            ending.run();
            ending = null;
        }
    }

    @Override
    public void close() {
        stop();
    }
}
