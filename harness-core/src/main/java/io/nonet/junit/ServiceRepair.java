package io.nonet.junit;

import static java.util.Objects.requireNonNull;

import io.nonet.client.ApiException;
import io.nonet.client.ClientException;
import io.nonet.cluster.Cluster;
import io.nonet.cluster.Machine;
import io.nonet.cluster.Service;
import io.nonet.topology.Driver;
import io.nonet.topology.NodeSpec;
import io.nonet.topology.Role;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLConnection;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Starts the services of a cluster that a test has left down or frozen.
 *
 * <p>Whether a service runs is asked of the service itself where it listens: a command on the machine takes ten times as
 * long.
 */
final class ServiceRepair {
    private static final Duration ASK = Duration.ofSeconds(2);
    private static final Duration COMMAND = Duration.ofSeconds(10);

    private final Cluster cluster;
    private final Set<Machine> startedEngines = ConcurrentHashMap.newKeySet();

    ServiceRepair(Cluster cluster) {
        this.cluster = requireNonNull(cluster, "cluster");
    }

    /**
     * Starts what does not answer on any node; does nothing else.
     *
     * @throws io.nonet.cluster.MachineException if a machine is down
     */
    void startAll() {
        Concurrently.forEach(cluster.topology().nodes(), this::startAll);
    }

    private void startAll(NodeSpec node) {
        Machine machine = cluster.machine(node);
        if (!linkAnswers(machine)) {
            wake(machine, Service.LINK);
        }
        if (node.role() == Role.NOMAD_CLIENT
                && cluster.topology().drivers().contains(Driver.DOCKER)
                && (!machine.services().isRunning(Service.DOCKERD)
                        || machine.services().isPaused(Service.DOCKERD))) {
            wake(machine, Service.DOCKERD);
            startedEngines.add(machine);
        }
        if (!answers(cluster.consul(node).withCallTimeout(ASK).status()::leader)) {
            wake(machine, Service.CONSUL);
        }
        if (node.role().runsNomad()
                && !answers(cluster.nomad(node).withCallTimeout(ASK).status()::leader)) {
            wake(machine, Service.NOMAD);
        }
    }

    private static void wake(Machine machine, Service service) {
        machine.services().start(service);
        // A frozen one is running, and yet does not answer.
        machine.services().resume(service);
    }

    /** The Docker engines that were started and do not answer yet: Nomad looks at them every 30 s only. */
    List<String> problems() {
        return startedEngines.stream()
                .filter(machine ->
                        !machine.exec(COMMAND, List.of("docker", "version")).succeeded())
                .map(machine -> machine.node().name() + ": its Docker engine does not answer yet")
                .toList();
    }

    private static boolean answers(Runnable question) {
        try {
            question.run();
            return true;
        } catch (ApiException e) {
            // It listens; that it has no leader to tell of is another matter.
            return true;
        } catch (ClientException e) {
            return false;
        }
    }

    private static boolean linkAnswers(Machine machine) {
        try {
            URLConnection toxiproxy =
                    machine.toxiproxy().resolve("/version").toURL().openConnection();
            toxiproxy.setConnectTimeout((int) ASK.toMillis());
            toxiproxy.setReadTimeout((int) ASK.toMillis());
            try (InputStream answer = toxiproxy.getInputStream()) {
                return answer.read() >= 0;
            }
        } catch (IOException e) {
            return false;
        }
    }
}
