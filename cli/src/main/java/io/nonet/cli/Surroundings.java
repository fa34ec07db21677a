package io.nonet.cli;

import static java.util.Objects.requireNonNull;

import io.nonet.cluster.ClusterLauncher;
import io.nonet.cluster.Provisioner;
import io.nonet.digitalocean.DigitalOcean;
import io.nonet.digitalocean.api.ApiAccess;
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
 */
record Surroundings(
        Terminal terminal,
        Clock clock,
        Path workingDirectory,
        Map<String, String> environment,
        Supplier<DockerProvisioner> engine) {
    Surroundings {
        requireNonNull(terminal, "terminal");
        requireNonNull(clock, "clock");
        requireNonNull(workingDirectory, "workingDirectory");
        environment = Map.copyOf(environment);
        requireNonNull(engine, "engine");
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
        // No cluster can have a name that begins with a dot.
        Path journals = workingDirectory.resolve(".nonet").resolve(".digitalocean");
        return DigitalOcean.connect(ApiAccess.from(environment), clock, journals);
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
