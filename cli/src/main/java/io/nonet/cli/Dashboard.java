package io.nonet.cli;

import static java.util.Objects.requireNonNull;

import io.nonet.reports.html.DashboardPage;

/**
 * Shows a running cluster in a browser until this process is told to end.
 *
 * @param port 0 for any that is free
 * @param open whether to start the browser
 */
record Dashboard(Surroundings surroundings, String name, int port, boolean open) {
    Dashboard {
        requireNonNull(surroundings, "surroundings");
        requireNonNull(name, "name");
    }

    /**
     * Serves, and never returns by itself.
     *
     * @throws io.nonet.cluster.EnvironmentUnusableException if there is no such cluster, or the port is taken
     */
    void show() {
        Terminal terminal = surroundings.terminal();
        FaultyCluster cluster = FaultyCluster.find(surroundings, name);
        DashboardState state = new DashboardState();
        try (DashboardOrders orders = new DashboardOrders(cluster);
                DashboardServer server = DashboardServer.start(port, DashboardPage.of(name), state, orders::take);
                DashboardLooks looks = DashboardLooks.start(
                        state,
                        new DashboardLook(surroundings, cluster, orders).parts(),
                        problem -> terminal.say("nonet: " + problem))) {
            LaunchGuard guard = new LaunchGuard(() -> end(cluster));
            terminal.data(server.address());
            terminal.say("Ctrl-C ends the dashboard; the cluster runs on.");
            if (open && !Browser.show(server.address())) {
                terminal.say("No browser could be started here: open the address yourself.");
            }
            // It looks again and again, so this goes on until the process ends.
            looks.join();
            guard.settle();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void end(FaultyCluster cluster) {
        int faults = cluster.chaos().active().size();
        surroundings
                .terminal()
                .say("nonet: the dashboard is closed"
                        + (faults == 0
                                ? ""
                                : "; " + Words.count(faults, "fault") + " left, to heal by ./nonet heal --name "
                                        + name));
    }
}
