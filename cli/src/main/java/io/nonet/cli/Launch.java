package io.nonet.cli;

import io.nonet.cluster.Cluster;
import io.nonet.cluster.ClusterDirectory;
import io.nonet.cluster.ClusterLauncher;
import io.nonet.cluster.EnvironmentUnusableException;
import io.nonet.cluster.Evidence;
import io.nonet.cluster.Keep;
import io.nonet.cluster.LaunchFailure;
import io.nonet.cluster.Provisioner;
import io.nonet.docker.DockerProvisioner;
import io.nonet.observe.ObservationListener;
import io.nonet.observe.RunFileException;
import io.nonet.observe.Verdict;
import io.nonet.topology.Topology;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/**
 * One launch from the command line: recorded, shown as it goes, and undone if it fails or is interrupted.
 *
 * @param target where it is launched
 * @param images what its machines begin with, by name, for the record
 * @param keep whether a cluster that does not get ready stays for a look
 * @param command the command line that repeats it
 */
record Launch(
        Surroundings surroundings,
        Provisioner target,
        Map<String, String> images,
        Topology topology,
        Duration lifetime,
        Duration limit,
        Keep keep,
        String command) {

    /** One on the container engine. */
    static Launch onEngine(
            Surroundings surroundings,
            Topology topology,
            Duration lifetime,
            Duration limit,
            Keep keep,
            String command) {
        DockerProvisioner engine = surroundings.engine().get();
        Map<String, String> images = Map.of("nonet/machine", engine.imageId(topology.versions()));
        return new Launch(surroundings, engine, images, topology, lifetime, limit, keep, command);
    }

    /**
     * Launches the cluster.
     *
     * @param report told the status of the ready cluster; until it returns the launch can be interrupted
     * @throws EnvironmentUnusableException if it cannot be launched here
     * @throws io.nonet.cluster.NotReadyException if it does not get ready in time
     */
    void run(Consumer<ClusterStatus> report) {
        LaunchRecord record =
                LaunchRecord.start(surroundings.workingDirectory(), topology, images, command, surroundings.clock());
        InterruptibleProvisioner provisioner = new InterruptibleProvisioner(target);
        ClusterDirectory directory = ClusterDirectory.of(surroundings.workingDirectory(), topology.name());
        LaunchGuard guard = new LaunchGuard(new GivingUp(
                surroundings.terminal(), provisioner, target, record, topology.name(), directory, attempts()));
        try {
            show(record, provisioner);
            report.accept(launch(record, provisioner));
        } catch (RuntimeException | Error e) {
            provisioner.proceed();
            tell(e, record, provisioner);
            throw e;
        } finally {
            provisioner.proceed();
            guard.settle();
        }
    }

    private ClusterStatus launch(LaunchRecord record, InterruptibleProvisioner provisioner) {
        ClusterLauncher launcher = new ClusterLauncher(
                provisioner, surroundings.clock(), true, surroundings.workingDirectory(), lifetime, limit);
        var expires = surroundings.clock().instant().plus(lifetime);
        Cluster cluster =
                launcher.launch(topology, record.folder().runId(), record.timeline(), onFailure(record, provisioner));
        ClusterStatus status = StatusLook.ofReady(cluster, expires);
        provisioner.proceed();
        finish(record, Verdict.PASSED, "the cluster is ready");
        return status;
    }

    private void show(LaunchRecord record, InterruptibleProvisioner provisioner) {
        Terminal terminal = surroundings.terminal();
        boolean live = terminal.live() && topology.nodes().size() <= LiveProgress.MOST_NODES;
        ObservationListener progress = live ? new LiveProgress(terminal, topology) : new PlainProgress(terminal);
        record.timeline().addListener(seen -> {
            if (!provisioner.stopping()) {
                progress.seen(seen);
            }
        });
    }

    private LaunchFailure onFailure(LaunchRecord record, InterruptibleProvisioner provisioner) {
        return new LaunchFailure() {
            @Override
            public void failed(Cluster cluster, RuntimeException cause) {
                provisioner.proceed();
                surroundings
                        .terminal()
                        .say("nonet: saving what explains the failure in "
                                + record.folder().path());
                try {
                    Evidence.collect(cluster, record.folder());
                } catch (RunFileException e) {
                    surroundings.terminal().say("nonet: not all of it could be saved: " + e.getMessage());
                }
            }

            @Override
            public boolean keep() {
                return keep != Keep.NEVER;
            }
        };
    }

    private void tell(Throwable failure, LaunchRecord record, InterruptibleProvisioner provisioner) {
        boolean unusable = failure instanceof EnvironmentUnusableException;
        finish(record, unusable ? Verdict.UNSUPPORTED : Verdict.FAILED, String.valueOf(failure.getMessage()));
        if (provisioner.holds()) {
            surroundings
                    .terminal()
                    .say("nonet: what was made of cluster " + topology.name() + " is kept"
                            + surroundings
                                    .droplets()
                                    .price(topology.name())
                                    .map(price -> ", and costs " + price + " until it is removed")
                                    .orElse("")
                            + "; look with nonet status, logs and exec, remove it with nonet down --name "
                            + topology.name());
        }
    }

    /** A removal of droplets tries for minutes by itself. */
    private int attempts() {
        return target instanceof DockerProvisioner ? GivingUp.ATTEMPTS_ON_ENGINE : 1;
    }

    /** The launch is what counts: a record that cannot be ended does not undo it. */
    private void finish(LaunchRecord record, Verdict verdict, String reason) {
        try {
            record.finish(verdict, reason);
        } catch (RunFileException e) {
            surroundings.terminal().say("nonet: " + e.getMessage());
        }
    }
}
