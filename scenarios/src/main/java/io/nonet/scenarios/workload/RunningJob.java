package io.nonet.scenarios.workload;

import static java.util.Objects.requireNonNull;

import io.nonet.client.consul.ServiceInstance;
import io.nonet.client.nomad.Allocation;
import io.nonet.client.nomad.Deployment;
import io.nonet.client.nomad.JobSpec;
import io.nonet.client.nomad.NomadClient;
import io.nonet.cluster.Cluster;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A job that a cluster was told to run, asked about at a Nomad server.
 *
 * <p>Its methods make calls and throw {@link io.nonet.client.ClientException} where they are not answered.
 *
 * @param spec as it was submitted last
 */
public record RunningJob(Cluster cluster, JobSpec spec) {
    public RunningJob {
        requireNonNull(cluster, "cluster");
        requireNonNull(spec, "spec");
    }

    /**
     * Has Nomad run the job in a file, if it {@linkplain PlannedJob#plan finds} that this cluster can; returns once it is on record,
     * before anything is placed.
     *
     * @throws JobFileException if the file is wrong, or no client fits what its job asks for
     */
    public static RunningJob run(Cluster cluster, JobFile file) {
        return run(cluster, PlannedJob.plan(cluster, file).spec());
    }

    /** Has Nomad run a job as it is, or change the one with its id; returns once that is on record. */
    public static RunningJob run(Cluster cluster, JobSpec spec) {
        cluster.nomad().jobs().run(spec);
        return new RunningJob(cluster, spec);
    }

    public String id() {
        return spec.id();
    }

    /** Has Nomad run a changed job in its place. */
    public RunningJob change(UnaryOperator<JobSpec> change) {
        return run(cluster, change.apply(spec));
    }

    /** All allocations that are on record, ended ones too. */
    public List<Allocation> allocations() {
        return nomad().jobs().history(id()).allocations();
    }

    /** Those that their clients report as running, and that are meant to. */
    public List<Allocation> running() {
        return allocations().stream().filter(RunningJob::isMeantToRunAndDoes).toList();
    }

    /** Whether its client reports it as running, and it is meant to. */
    public static boolean isMeantToRunAndDoes(Allocation allocation) {
        return allocation.isRunning() && allocation.desiredStatus().equals("run");
    }

    /** How all allocations on record are doing; Consul is asked first. */
    public List<AllocationHealth> health() {
        List<AnnouncedService> announced = AnnouncedService.of(spec);
        List<ServiceInstance> instances = announced.stream()
                .flatMap(service -> namesInConsul(service).stream())
                .distinct()
                .flatMap(name -> cluster.consul().health().service(name).stream())
                .toList();
        return allocations().stream()
                .map(allocation -> AllocationHealth.of(allocation, announced, instances))
                .toList();
    }

    private Collection<String> namesInConsul(AnnouncedService service) {
        return service.isNamedByClients()
                ? cluster.consul().catalog().services().keySet().stream()
                        .filter(service::maybeNamed)
                        .toList()
                : List.of(service.name());
    }

    /** Those of the running ones whose services all pass their checks in Consul; all of them if the job has no service. */
    public List<Allocation> healthy() {
        return health().stream()
                .filter(AllocationHealth::isHealthy)
                .map(AllocationHealth::allocation)
                .toList();
    }

    /** The roll-out of its newest version; empty if it has none, as batch jobs do. */
    public Optional<Deployment> deployment() {
        return nomad().jobs().history(id()).deployments().stream()
                .max(Comparator.comparingLong(Deployment::jobVersion).thenComparingLong(Deployment::createIndex));
    }

    /**
     * The names of the services that it announces in Consul, by its file; each once. What only clients know stands in them as in
     * the file, such as <code>${meta.rack}</code>.
     */
    public List<String> services() {
        return AnnouncedService.of(spec).stream()
                .map(AnnouncedService::name)
                .distinct()
                .toList();
    }

    private NomadClient nomad() {
        return cluster.nomad();
    }
}
