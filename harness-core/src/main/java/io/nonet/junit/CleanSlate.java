package io.nonet.junit;

import io.nonet.client.ApiException;
import io.nonet.client.ClientException;
import io.nonet.client.consul.AgentServices;
import io.nonet.client.consul.CatalogNode;
import io.nonet.client.consul.CatalogService;
import io.nonet.client.consul.ConsulClient;
import io.nonet.client.nomad.JobStub;
import io.nonet.client.nomad.Namespaces;
import io.nonet.client.nomad.NodeStub;
import io.nonet.client.nomad.NomadClient;
import io.nonet.client.nomad.SchedulerConfiguration;
import io.nonet.cluster.Cluster;
import io.nonet.cluster.NotReadyException;
import io.nonet.cluster.Service;
import io.nonet.observe.Observation;
import io.nonet.topology.NodeSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Puts a cluster's state back to what it was after its launch:
 *
 * <ul>
 *   <li>every service that the node's role has runs;
 *   <li>Nomad has no job, allocation, deployment or variable on record, in no namespace, and no namespace but its own;
 *       its clients take work, its schedulers are set as in a new cluster;
 *   <li>Consul has no key, session, node, service or check that is not of the cluster itself;
 *   <li>the cluster is {@linkplain io.nonet.cluster.Readiness ready}.
 * </ul>
 *
 * <p>Images that a client's Docker engine has pulled stay, and so do logs and Raft's history.
 */
final class CleanSlate {
    /** A server that autopilot had given up on votes again after 10 s of good health, seen at most 12 s later. */
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private static final Duration POLL = Duration.ofMillis(50);
    private static final Set<String> OWN_SERVICES = Set.of("consul", "nomad", "nomad-client");

    private final Cluster cluster;
    private final ServiceRepair services;
    private volatile List<String> left = List.of("nothing was looked at yet");

    private CleanSlate(Cluster cluster) {
        this.cluster = cluster;
        this.services = new ServiceRepair(cluster);
    }

    /**
     * Returns once the state is put back: at once if nothing was left behind, else as soon as tasks have ended.
     *
     * @throws StateNotRestoredException if it cannot be; the cluster is of no further use then
     * @throws io.nonet.cluster.MachineException if a machine is down
     */
    static void restore(Cluster cluster) {
        long start = cluster.timeline().nanos();
        new CleanSlate(cluster).restore();
        cluster.timeline()
                .record(new Observation.Phase(
                        "state put back", Duration.ofNanos(cluster.timeline().nanos() - start)));
        recordAgents(cluster);
    }

    /** A test that has not seen the launch has to be told that all agents answer, as they did when the cluster was found ready. */
    private static void recordAgents(Cluster cluster) {
        for (NodeSpec node : cluster.topology().nodes()) {
            recordUp(cluster, node, Optional.empty());
            recordUp(cluster, node, Optional.of(Service.CONSUL.label()));
            if (node.role().runsNomad()) {
                recordUp(cluster, node, Optional.of(Service.NOMAD.label()));
            }
        }
    }

    private static void recordUp(Cluster cluster, NodeSpec node, Optional<String> service) {
        cluster.timeline().record(new Observation.NodeState(node.name(), service, Observation.State.UP));
    }

    private void restore() {
        long start = System.nanoTime();
        services.startAll();
        try {
            Awaitility.await("clean state of cluster " + cluster.name())
                    .pollDelay(Duration.ZERO)
                    .pollInterval(POLL)
                    .atMost(LIMIT)
                    .until(this::isClean);
            cluster.readiness().recover(LIMIT.minusNanos(System.nanoTime() - start));
        } catch (ConditionTimeoutException e) {
            throw new StateNotRestoredException(cluster.name(), LIMIT, left);
        } catch (NotReadyException e) {
            throw new StateNotRestoredException(cluster.name(), LIMIT, e.problems());
        }
        // The look at readiness writes a key of its own.
        cluster.consul().kv().deleteRecursively("");
    }

    private boolean isClean() {
        left = problems();
        return left.isEmpty();
    }

    /** Removes what is left, and says what there was; nothing was if the list is empty. */
    private List<String> problems() {
        List<String> found = new ArrayList<>();
        try {
            found.addAll(cleanNomad());
            found.addAll(cleanConsul());
            found.addAll(lookForChecks());
            found.addAll(services.problems());
        } catch (ClientException e) {
            found.add(String.valueOf(e.getMessage()));
        }
        return found;
    }

    private List<String> cleanNomad() {
        NomadClient nomad = cluster.nomad();
        List<String> found = new ArrayList<>();
        // First of all: it may keep servers from working on what follows.
        if (!nomad.operator().schedulerConfiguration().equals(SchedulerConfiguration.DEFAULT)) {
            found.add("another configuration of Nomad's scheduler");
            nomad.operator().setSchedulerConfiguration(SchedulerConfiguration.DEFAULT);
        }
        NomadClient everywhere = nomad.inNamespace("*");
        List<JobStub> jobs = everywhere.jobs().list();
        jobs.forEach(job -> found.add("Nomad's job " + job.id() + ", " + job.status()));
        Concurrently.forEach(
                jobs, job -> nomad.inNamespace(job.namespace()).jobs().stop(job.id(), true));
        for (NodeStub node : nomad.nodes().list()) {
            if (node.drain()) {
                nomad.nodes().stopDrain(node.id(), true);
            } else if (!node.isEligible()) {
                nomad.nodes().setEligible(node.id(), true);
            }
        }
        everywhere
                .allocations()
                .list()
                .forEach(allocation -> found.add("allocation " + allocation.name() + " on " + allocation.nodeName()
                        + ", " + allocation.clientStatus()));
        everywhere
                .deployments()
                .list()
                .forEach(deployment ->
                        found.add("deployment of job " + deployment.jobId() + ", " + deployment.status()));
        everywhere.variables().list().forEach(variable -> {
            found.add("Nomad's variable " + variable.path());
            nomad.inNamespace(variable.namespace()).variables().delete(variable.path());
        });
        if (!found.isEmpty()) {
            nomad.collectGarbage();
            return found;
        }
        // Not before it is empty: Nomad refuses.
        nomad.namespaces().list().stream()
                .filter(namespace -> !namespace.equals(Namespaces.DEFAULT))
                .forEach(namespace -> {
                    found.add("Nomad's namespace " + namespace);
                    nomad.namespaces().delete(namespace);
                });
        return found;
    }

    private List<String> cleanConsul() {
        ConsulClient consul = cluster.consul();
        // Keys go before the sessions that hold them: a session that ends holding a key leaves it locked for 15 s.
        consul.kv().deleteRecursively("");
        List<String> found = new ArrayList<>();
        consul.sessions().list().forEach(session -> {
            found.add("Consul's session " + session.id() + " (" + session.name() + ")");
            consul.sessions().destroy(session.id());
        });
        consul.catalog().nodes().stream()
                .map(CatalogNode::name)
                .filter(node -> cluster.topology().nodes().stream()
                        .noneMatch(own -> own.name().equals(node)))
                .forEach(node -> {
                    found.add("Consul's node " + node);
                    consul.catalog().deregister(node);
                });
        List<CatalogService> services = consul.catalog().services().keySet().stream()
                .filter(name -> !OWN_SERVICES.contains(name))
                .flatMap(name -> consul.catalog().service(name).stream())
                .toList();
        services.forEach(service -> {
            found.add("Consul's service " + service.serviceId() + " on " + service.node());
            deregister(service);
        });
        return found;
    }

    private void deregister(CatalogService service) {
        AgentServices agent =
                cluster.consul(cluster.topology().node(service.node())).services();
        try {
            agent.deregister(service.serviceId());
        } catch (ApiException e) {
            // Nomad withdraws the services of its tasks by itself, and may have been faster.
            if (e.status() != 404) {
                throw e;
            }
        }
    }

    /** A check of a node, or maintenance; the ones of services go with their services. */
    private List<String> lookForChecks() {
        ConcurrentLinkedQueue<String> found = new ConcurrentLinkedQueue<>();
        Concurrently.forEach(
                cluster.topology().nodes(), node -> cluster.consul(node).services().checks().values().stream()
                        .filter(check ->
                                check.serviceId().isEmpty() || check.checkId().startsWith("_service_maintenance"))
                        .forEach(check -> found.add("Consul's check " + check.checkId() + " on " + node.name())));
        return List.copyOf(found);
    }
}
