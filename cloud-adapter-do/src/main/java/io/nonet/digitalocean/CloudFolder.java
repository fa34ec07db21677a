package io.nonet.digitalocean;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.nonet.cluster.ClusterDirectory;
import io.nonet.cluster.EnvironmentUnusableException;
import io.nonet.digitalocean.ssh.OperatorKey;
import io.nonet.digitalocean.ssh.SshAccess;
import io.nonet.observe.OwnerOnly;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is kept of a cluster of droplets on the operator's side, in the cluster's folder: which run it is, the key to its
 * machines, and their host keys. Each file is its owner's only (0600).
 *
 * <p>A cluster is one of droplets if, and only if, its folder says so.
 */
record CloudFolder(Path path) {
    private static final String CLUSTER = "droplets.json";
    private static final String KEY = "ssh-key";
    private static final String HOST_KEYS = "known_hosts";
    private static final String WAYS = "ways";

    CloudFolder {
        requireNonNull(path, "path");
    }

    static CloudFolder of(Path workingDirectory, String cluster) {
        return new CloudFolder(ClusterDirectory.of(workingDirectory, cluster).path());
    }

    /** The folders of all such clusters under a working directory, by name. */
    static List<CloudFolder> all(Path workingDirectory) {
        Path parent = workingDirectory.toAbsolutePath().normalize().resolve(".nonet");
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(parent)) {
            return folders.map(CloudFolder::new)
                    .filter(CloudFolder::exists)
                    .sorted((one, other) -> one.path.compareTo(other.path))
                    .toList();
        } catch (IOException e) {
            throw new EnvironmentUnusableException("Cannot list " + parent + ": " + e, "Check who owns it.", e);
        }
    }

    boolean exists() {
        return Files.exists(path.resolve(CLUSTER));
    }

    Path hostKeys() {
        return path.resolve(HOST_KEYS);
    }

    Path keyFile() {
        return path.resolve(KEY);
    }

    /** For what processes tell of the ways that they hold open to the machines, until it is gone. */
    Path ways() {
        return path.resolve(WAYS);
    }

    OperatorKey key() {
        return OperatorKey.read(keyFile());
    }

    /**
     * Begins a cluster.
     *
     * @throws EnvironmentUnusableException if another launch has begun one of this name meanwhile
     */
    void begin(DropletCluster cluster, OperatorKey key) {
        try {
            OwnerOnly.createFolders(path);
            Path own = path.resolve(CLUSTER + "." + cluster.run());
            OwnerOnly.write(own, cluster.json().getBytes(UTF_8));
            try {
                // Unlike a move, a link is refused where something of the name is there.
                Files.createLink(path.resolve(CLUSTER), own);
            } finally {
                Files.delete(own);
            }
            write(key);
        } catch (FileAlreadyExistsException e) {
            throw new EnvironmentUnusableException(
                    "The name " + cluster.run().cluster() + " is in use: another launch has just begun.",
                    "Choose another with --name, or wait for it: nonet status --name "
                            + cluster.run().cluster() + ".",
                    e);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** Writes the key, or has it that nothing was begun. */
    private void write(OperatorKey key) throws IOException {
        try {
            // Addresses are given out again: what an earlier cluster's machines showed says nothing.
            Files.deleteIfExists(hostKeys());
            key.write(keyFile());
        } catch (IOException e) {
            Files.delete(path.resolve(CLUSTER));
            throw e;
        }
    }

    /** Replaces what is known of the cluster, at once. */
    void write(DropletCluster cluster) {
        try {
            OwnerOnly.createFolders(path);
            Path part = path.resolve(CLUSTER + ".part");
            OwnerOnly.write(part, cluster.json().getBytes(UTF_8));
            Files.move(part, path.resolve(CLUSTER), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private EnvironmentUnusableException unwritable(IOException cause) {
        return new EnvironmentUnusableException(
                "Cannot write in " + path + ": " + cause, "Check the disk's room and who owns the folder.", cause);
    }

    /**
     * What is known of the cluster; empty if it is none of droplets.
     *
     * @throws EnvironmentUnusableException if the file cannot be read, or is none that was written here
     */
    Optional<DropletCluster> read() {
        Path file = path.resolve(CLUSTER);
        try {
            return Optional.of(DropletCluster.read(Files.readString(file)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            throw new EnvironmentUnusableException(
                    "Cannot read " + file + ": " + e.getMessage(),
                    "Its droplets can be removed all the same: nonet sweep --on digitalocean --older-than 0s --dry-run names"
                            + " every run, and nonet down --on digitalocean --run ID removes one.",
                    e);
        }
    }

    /** Removes these files, and the folder if nothing else is in it. */
    void delete() {
        try {
            for (String beside : SshAccess.BESIDE_HOST_KEYS) {
                Files.deleteIfExists(path.resolve(HOST_KEYS + beside));
            }
            for (String file : List.of(KEY, HOST_KEYS, CLUSTER + ".part", CLUSTER)) {
                Files.deleteIfExists(path.resolve(file));
            }
            deleteWays();
        } catch (IOException e) {
            throw new EnvironmentUnusableException("Cannot remove " + path + ": " + e, "Remove it by hand.", e);
        }
        new ClusterDirectory(path).deleteIfEmpty();
    }

    private void deleteWays() throws IOException {
        if (Files.exists(ways())) {
            try (Stream<Path> files = Files.list(ways())) {
                for (Path file : files.toList()) {
                    Files.deleteIfExists(file);
                }
            }
            Files.delete(ways());
        }
    }
}
