package io.nonet.cluster;

import java.util.List;
import java.util.Map;

/**
 * Starts, stops and signals the services of one machine.
 *
 * <p>Every call throws {@link MachineException} if the machine does not do it.
 */
public interface ServiceControl {
    /** Starts the service now and whenever the machine starts; does nothing if it runs. */
    void start(Service service);

    /** Asks the service to end (SIGTERM) and returns once it has; it stays down until started. */
    void stop(Service service);

    /** Kills the service's process (SIGKILL); its supervisor starts it again about a second later. */
    void kill(Service service);

    /** Kills the service's process (SIGKILL), and returns once it is gone; it stays down until started. */
    void killAndKeepDown(Service service);

    /** Freezes the service's process (SIGSTOP) and returns once it stands still; does nothing if it does. */
    void pause(Service service);

    /** Lets a frozen process go on (SIGCONT); does nothing if it runs. */
    void resume(Service service);

    /**
     * Starts those of these services that are down, and lets frozen ones go on; one command for all.
     *
     * @return what it found of each that did not run: {@code down} or {@code frozen}
     */
    Map<Service, String> revive(List<Service> services);

    /** Asks the service to end (SIGTERM) and starts it again; returns once its old process is gone. */
    void restart(Service service);

    /** Whether the service's process stands still, as by {@link #pause}. */
    boolean isPaused(Service service);

    /** Whether the service has a running process. A frozen process counts as running. */
    boolean isRunning(Service service);

    /** The number of the service's process, as the machine counts them; empty if it has none. */
    String processId(Service service);

    /** The supervisor's own words on the service, such as {@code run: /etc/service/consul: (pid 41) 12s; …}. */
    String status(Service service);
}
