package io.nonet.cli;

import static java.util.Objects.requireNonNull;

import io.nonet.reports.html.DashboardPage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Shows a running cluster in a browser until this process is told to end.
 *
 * @param port 0 for any that is free
 * @param open whether to start the browser
 */
record Dashboard(Surroundings surroundings, String name, int port, boolean open) {
    private static final long EVERY_MILLIS = 500;

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
        ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "nonet-dashboard-looks");
            thread.setDaemon(true);
            return thread;
        });
        try (DashboardOrders orders = new DashboardOrders(cluster);
                DashboardServer server = DashboardServer.start(port, DashboardPage.of(name), state, orders::take)) {
            DashboardLook look = new DashboardLook(surroundings, cluster, orders);
            ScheduledFuture<?> looking = looks.scheduleWithFixedDelay(
                    () -> look(look, state, terminal), 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
            LaunchGuard guard = new LaunchGuard(() -> end(cluster));
            terminal.data(server.address());
            terminal.say("Ctrl-C ends the dashboard; the cluster runs on.");
            if (open && !Browser.show(server.address())) {
                terminal.say("No browser could be started here: open the address yourself.");
            }
            // It looks again and again, so this goes on until the process ends.
            looking.get();
            guard.settle();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the dashboard looks no more", e);
        } finally {
            looks.shutdownNow();
        }
    }

    private static void look(DashboardLook look, DashboardState state, Terminal terminal) {
        try {
            state.set(look.take());
        } catch (RuntimeException e) {
            // A scheduled task that throws is never run again; the next look may work.
            terminal.say("nonet: a look at the cluster failed: " + e.getMessage());
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
