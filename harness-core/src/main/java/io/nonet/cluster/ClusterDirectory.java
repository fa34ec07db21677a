package io.nonet.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.nonet.topology.pki.Identity;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;

/**
 * The folder with a cluster's certificates, {@code .nonet/<cluster>/}: what the operator's commands read.
 *
 * <p>The folder is its owner's only (0700), and so is each file (0600). The authority's key is in none of them.
 *
 * @param path absolute
 */
public record ClusterDirectory(Path path) {
    private static final String CA = "ca.pem";
    private static final String CERTIFICATE = "operator.pem";
    private static final String KEY = "operator-key.pem";
    /** The browser's copy of certificate and key, which {@code nonet ui} writes. */
    private static final String PKCS12 = "operator.p12";

    /** The faults that are injected now, and what keeps two processes from changing them at once. */
    private static final String FAULTS = "faults.json";

    private static final String FAULTS_LAST = "faults.last";

    private static final String FAULTS_LOCK = "faults.lock";

    private static final String USE_LOCK = "use.lock";

    /** What follows the name of a file of faults while its next content is written. */
    public static final String NEXT = ".next";

    private static final List<String> FILES = List.of(
            CA,
            CERTIFICATE,
            KEY,
            PKCS12,
            FAULTS,
            FAULTS + NEXT,
            FAULTS_LAST,
            FAULTS_LAST + NEXT,
            FAULTS_LOCK,
            USE_LOCK);

    public ClusterDirectory {
        requireNonNull(path, "path");
        if (!path.isAbsolute()) {
            throw new IllegalArgumentException("The folder of a cluster is absolute, found " + path);
        }
    }

    /** The folder of the named cluster under a working directory. */
    public static ClusterDirectory of(Path workingDirectory, String cluster) {
        return new ClusterDirectory(
                workingDirectory.toAbsolutePath().normalize().resolve(".nonet").resolve(cluster));
    }

    public Path ca() {
        return path.resolve(CA);
    }

    public Path certificate() {
        return path.resolve(CERTIFICATE);
    }

    public Path key() {
        return path.resolve(KEY);
    }

    /** The journal of the faults that are injected now. */
    public Path faults() {
        return path.resolve(FAULTS);
    }

    /** The number of the last fault that was ever injected. */
    public Path lastFault() {
        return path.resolve(FAULTS_LAST);
    }

    /** Held by whoever changes the faults. */
    public Path faultsLock() {
        return path.resolve(FAULTS_LOCK);
    }

    /** Held by whoever tests the cluster. */
    Path useLock() {
        return path.resolve(USE_LOCK);
    }

    /**
     * Writes the operator's files of a new cluster; replaces those that exist, and forgets the faults of an earlier one.
     *
     * @throws EnvironmentUnusableException if the disk refuses
     */
    public void write(Access access) {
        try {
            Files.deleteIfExists(faults());
            Files.deleteIfExists(lastFault());
        } catch (IOException e) {
            throw new EnvironmentUnusableException("Cannot remove " + faults() + ": " + e, "Remove it by hand.", e);
        }
        write(CA, access.caCertificatePem().getBytes(UTF_8));
        write(CERTIFICATE, access.operator().certificatePem().getBytes(UTF_8));
        write(KEY, access.operator().privateKeyPem().getBytes(UTF_8));
    }

    /**
     * Writes the browser's copy and returns its path.
     *
     * @throws EnvironmentUnusableException if the disk refuses
     */
    public Path writePkcs12(byte[] store) {
        return write(PKCS12, store);
    }

    /**
     * Reads the operator's files.
     *
     * @throws EnvironmentUnusableException if they are absent or cannot be read
     */
    public Access read() {
        try {
            return new Access(
                    Files.readString(ca()), new Identity(Files.readString(certificate()), Files.readString(key())));
        } catch (NoSuchFileException e) {
            throw new EnvironmentUnusableException(
                    "The operator's certificate of this cluster is not here: " + e.getFile() + " is absent.",
                    "Only whoever has these files can talk to the cluster's agents; launch it again if they are lost.",
                    e);
        } catch (IOException e) {
            throw new EnvironmentUnusableException("Cannot read " + path + ": " + e, "Check who owns it.", e);
        }
    }

    /** Removes the files that belong here, and the folders if they are empty then. Whatever else lies there stays. */
    public void delete() {
        try {
            for (String file : FILES) {
                Files.deleteIfExists(path.resolve(file));
            }
        } catch (IOException e) {
            throw unremovable(e);
        }
        deleteIfEmpty();
    }

    /** Removes the folders if nothing is in them. */
    public void deleteIfEmpty() {
        try {
            deleteIfEmpty(path);
            Path parent = path.getParent();
            if (parent != null && parent.endsWith(".nonet")) {
                deleteIfEmpty(parent);
            }
        } catch (IOException e) {
            throw unremovable(e);
        }
    }

    private EnvironmentUnusableException unremovable(IOException cause) {
        return new EnvironmentUnusableException("Cannot remove " + path + ": " + cause, "Remove it by hand.", cause);
    }

    private static void deleteIfEmpty(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var entries = Files.list(folder)) {
            if (entries.findAny().isPresent()) {
                return;
            }
        }
        Files.deleteIfExists(folder);
    }

    private Path write(String name, byte[] content) {
        Path file = path.resolve(name);
        try {
            Files.createDirectories(
                    path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Files.deleteIfExists(file);
            try (var channel = Files.newByteChannel(
                    file,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
                channel.write(ByteBuffer.wrap(content));
            }
            return file;
        } catch (IOException e) {
            throw new EnvironmentUnusableException(
                    "Cannot write " + file + ": " + e, "Check the disk's room and who owns the folder.", e);
        }
    }
}
