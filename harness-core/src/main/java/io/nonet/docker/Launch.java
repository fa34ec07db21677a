package io.nonet.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerException;
import io.nonet.cluster.EnvironmentUnusableException;
import io.nonet.topology.Addresses;
import io.nonet.topology.Driver;
import io.nonet.topology.NodeSpec;
import io.nonet.topology.Role;
import io.nonet.topology.Topology;
import io.nonet.topology.config.MachineFile;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Creates containers and starts each with its files, several at a time in node order: servers come first, so that they
 * elect while clients are made.
 */
record Launch(
        DockerClient docker,
        Topology topology,
        Addresses addresses,
        Map<String, String> labels,
        Function<NodeSpec, List<MachineFile>> files,
        Consumer<NodeSpec> started) {
    /** The engine works on its side in parallel too; more than this only makes it wait on its locks. */
    private static final int PARALLEL = 6;

    void run() {
        ExecutorService threads = Executors.newFixedThreadPool(PARALLEL);
        try {
            forEachNode(threads, node -> {
                create(node);
                start(node);
                started.accept(node);
            });
        } finally {
            threads.shutdown();
        }
    }

    private void forEachNode(ExecutorService threads, Consumer<NodeSpec> step) {
        List<CompletableFuture<Void>> steps = topology.nodes().stream()
                .map(node -> CompletableFuture.runAsync(() -> step.accept(node), threads))
                .toList();
        // Every step has ended before the first failure is passed on, so that a teardown finds all there is.
        CompletableFuture<Void> all = CompletableFuture.allOf(steps.toArray(new CompletableFuture<?>[0]));
        try {
            all.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof EnvironmentUnusableException known) {
                throw known;
            }
            if (e.getCause() instanceof RuntimeException other) {
                throw other;
            }
            throw e;
        }
    }

    private void create(NodeSpec node) {
        try {
            if (node.role() == Role.NOMAD_CLIENT && topology.drivers().contains(Driver.DOCKER)) {
                docker.createVolumeCmd()
                        .withName(MachineContainer.volume(topology.name(), node.name()))
                        .withLabels(labels(node))
                        .exec();
            }
            new MachineContainer(topology, node, addresses.of(node), labels(node)).create(docker);
        } catch (ConflictException e) {
            throw new EnvironmentUnusableException(
                    "The container name " + MachineContainer.name(topology.name(), node.name()) + " is in use.",
                    "Choose another cluster name with --name, or remove that container.",
                    e);
        } catch (DockerException e) {
            throw refused("create", node, e);
        }
    }

    private void start(NodeSpec node) {
        try {
            Handover.start(docker, MachineContainer.name(topology.name(), node.name()), files.apply(node));
        } catch (DockerException | IOException e) {
            throw refused("start", node, e);
        }
    }

    private Map<String, String> labels(NodeSpec node) {
        Map<String, String> all = new LinkedHashMap<>(labels);
        all.put(Labels.NODE, node.name());
        all.put(Labels.ROLE, node.role().label());
        return all;
    }

    private EnvironmentUnusableException refused(String verb, NodeSpec node, Exception cause) {
        String answer = String.valueOf(cause.getMessage()).strip();
        return new EnvironmentUnusableException(
                "The engine cannot " + verb + " the machine " + node.name() + " of cluster " + topology.name() + ": "
                        + answer,
                remedy(node, answer),
                cause);
    }

    private static String remedy(NodeSpec node, String answer) {
        if (answer.contains("no space left")) {
            return "Free some room on the engine's disk: docker system df shows what it holds.";
        }
        if (answer.contains("caps") || answer.contains("operation not permitted")) {
            return "The machine needs " + Capabilities.of(node.role())
                    + " with seccomp and AppArmor unconfined; use an engine that may grant them.";
        }
        return "Look at the engine's log; nonet doctor checks what it needs.";
    }
}
