package io.nonet.cli;

import io.nonet.cli.Finding.Kind;
import io.nonet.cluster.Owner;
import io.nonet.cluster.ProvisionedCluster;
import io.nonet.docker.DockerProvisioner;
import io.nonet.topology.Topology;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Looks at everything that a launch needs.
 *
 * @param topology what would be launched
 */
record Examination(Surroundings surroundings, Topology topology) {
    private static final int JAVA = 17;

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        findings.add(java());
        Finding engine = Finding.of("engine", () -> surroundings.engine().get().engine());
        findings.add(engine);
        if (engine.kind() == Kind.OK) {
            findings.addAll(engineFindings(surroundings.engine().get()));
        }
        findings.add(program("docker", Kind.PROBLEM, "exec and logs --follow need it: install Debian's docker.io"));
        String env = "not on PATH: eval \"$(./nonet env)\" puts the cluster's own there";
        findings.add(program("consul", Kind.NOTE, env));
        findings.add(program("nomad", Kind.NOTE, env));
        return findings;
    }

    private List<Finding> engineFindings(DockerProvisioner engine) {
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.of("image", () -> engine.imageId(topology.versions())));
        findings.add(Finding.of("launch", () -> {
            engine.check(topology);
            return "the engine has the room and may grant the capabilities that machines need";
        }));
        List<ProvisionedCluster> clusters = engine.list();
        findings.add(
                clusters.stream().anyMatch(cluster -> cluster.name().equals(topology.name()))
                        ? new Finding(
                                "name", Kind.NOTE, topology.name() + " is in use: see nonet status, or nonet down")
                        : new Finding("name", Kind.OK, topology.name() + " is free"));
        List<String> leftovers = clusters.stream()
                .filter(cluster -> Leftover.reason(cluster, surroundings.clock().instant(), Owner::isAlive)
                        .isPresent())
                .map(ProvisionedCluster::name)
                .toList();
        findings.add(
                leftovers.isEmpty()
                        ? new Finding("leftovers", Kind.OK, "none")
                        : new Finding(
                                "leftovers", Kind.NOTE, String.join(", ", leftovers) + ": nonet sweep removes them"));
        return findings;
    }

    private static Finding java() {
        Runtime.Version version = Runtime.version();
        return version.feature() >= JAVA
                ? new Finding("java", Kind.OK, version.toString())
                : new Finding("java", Kind.PROBLEM, "expected " + JAVA + " or newer, found " + version);
    }

    private Finding program(String name, Kind otherwise, String advice) {
        String searchPath = surroundings.environment().getOrDefault("PATH", "");
        return Stream.of(searchPath.split(File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder).resolve(name))
                .filter(file -> Files.isExecutable(file) && Files.isRegularFile(file))
                .findFirst()
                .map(file -> new Finding(name, Kind.OK, file.toString()))
                .orElseGet(() -> new Finding(name, otherwise, advice));
    }
}
