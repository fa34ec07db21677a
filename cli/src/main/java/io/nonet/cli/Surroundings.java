package io.nonet.cli;

import static java.util.Objects.requireNonNull;

import io.nonet.cluster.ClusterLauncher;
import io.nonet.cluster.Provisioner;
import io.nonet.digitalocean.DigitalOcean;
import io.nonet.digitalocean.DropletPlace;
import io.nonet.digitalocean.DropletProvisioner;
import io.nonet.docker.DockerProvisioner;
import io.nonet.topology.pki.ClusterSecrets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a command finds around it.
 *
 * @param workingDirectory absolute; holds {@code runs/} and {@code .nonet/}
 * @param environment the environment variables
 * @param engine connects to the container engine, when a command needs it
 * @param droplets finds the clusters on DigitalOcean that were launched from here
 */
record Surroundings(
        Terminal terminal,
        Clock clock,
        Path workingDirectory,
        Map<String, String> environment,
        Supplier<DockerProvisioner> engine,
        DropletProvisioner droplets) {
    Surroundings {
        requireNonNull(terminal, "terminal");
        requireNonNull(clock, "clock");
        requireNonNull(workingDirectory, "workingDirectory");
        environment = Map.copyOf(environment);
        requireNonNull(engine, "engine");
        requireNonNull(droplets, "droplets");
    }

    Surroundings(
            Terminal terminal,
            Clock clock,
            Path workingDirectory,
            Map<String, String> environment,
            Supplier<DockerProvisioner> engine) {
        this(
                terminal,
                clock,
                workingDirectory,
                environment,
                engine,
                DropletProvisioner.of(
                        () -> DropletPlace.account(workingDirectory, environment, clock), workingDirectory));
    }

    static Surroundings ofThisProcess() {
        DockerProvisioner engine = DockerProvisioner.connect();
        Map<String, String> environment = System.getenv();
        return new Surroundings(
                Terminal.ofThisProcess(environment),
                Clock.systemUTC(),
                Path.of("").toAbsolutePath(),
                environment,
                () -> engine);
    }

    /** Whether the folder of a cluster says that it is on DigitalOcean. */
    boolean isOfDroplets(String cluster) {
        return DropletProvisioner.has(workingDirectory, cluster);
    }

    /**
     * Where a cluster is: on DigitalOcean if its folder says so, else on the container engine.
     *
     * @throws io.nonet.cluster.EnvironmentUnusableException if it has had its time there
     */
    Provisioner provisioner(String cluster) {
        if (!isOfDroplets(cluster)) {
            return engine.get();
        }
        droplets.requireCurrent(cluster, clock.instant());
        return droplets;
    }

    /**
     * Where this computer finds agents of a cluster, for as long as the cluster lasts.
     *
     * @throws io.nonet.cluster.MachineException if no way leads there
     */
    AgentAddresses addresses(String cluster, AskedAgents asked) {
        return isOfDroplets(cluster)
                ? new HeldWays(workingDirectory, cluster, droplets.ways(cluster)).to(asked)
                : asked.addresses();
    }

    /** A launcher that finds clusters and removes them. */
    ClusterLauncher launcher(Provisioner provisioner) {
        return new ClusterLauncher(
                provisioner,
                clock,
                true,
                workingDirectory,
                ClusterSecrets.DEFAULT_LIFETIME,
                ClusterLauncher.DEFAULT_LIMIT);
    }

    /**
     * The account on DigitalOcean that the environment's token belongs to.
     *
     * @throws io.nonet.cluster.EnvironmentUnusableException if there is no token
     */
    DigitalOcean digitalOcean() {
        return droplets.account();
    }

    /** The folder for what can be made again, by the rules of the XDG base directories. */
    Path cacheDirectory() {
        return Optional.ofNullable(environment.get("XDG_CACHE_HOME"))
                .map(Path::of)
                .filter(Path::isAbsolute)
                .orElseGet(() -> home().resolve(".cache"))
                .resolve("nonet");
    }

    private Path home() {
        String home = environment.getOrDefault("HOME", "");
        return Path.of(home.isEmpty() ? System.getProperty("user.home") : home).toAbsolutePath();
    }
}
