package io.nonet.cluster;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;

/**
 * A file that is still being written, in the folder where it is to be. It is gone once this is closed or the process
 * ends, unless it has {@linkplain #become become} another.
 */
public final class UnfinishedFile implements AutoCloseable {
    private static final String PREFIX = ".part-";

    /** Nobody writes for so long without adding anything. */
    private static final Duration ABANDONED = Duration.ofHours(1);

    private final Path path;

    private UnfinishedFile(Path path) {
        this.path = path;
    }

    /**
     * An empty one, for its owner alone. Creates the folder if need be, and removes what killed processes left there.
     *
     * @throws IOException if the disk refuses
     */
    public static UnfinishedFile in(Path folder) throws IOException {
        Files.createDirectories(requireNonNull(folder, "folder"));
        Path path = Files.createTempFile(folder, PREFIX, "");
        path.toFile().deleteOnExit();
        removeAbandoned(folder, Files.getLastModifiedTime(path).toInstant().minus(ABANDONED));
        return new UnfinishedFile(path);
    }

    private static void removeAbandoned(Path folder, Instant before) throws IOException {
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, PREFIX + "*")) {
            for (Path part : parts) {
                if (modified(part).toInstant().isBefore(before)) {
                    Files.deleteIfExists(part);
                }
            }
        }
    }

    /** Others may finish theirs at any time; what is gone is not old. */
    private static FileTime modified(Path part) throws IOException {
        try {
            return Files.getLastModifiedTime(part);
        } catch (NoSuchFileException e) {
            return FileTime.from(Instant.MAX);
        }
    }

    public Path path() {
        return path;
    }

    /**
     * Gives it its name, at once; a file of that name is replaced.
     *
     * @throws IOException if the disk refuses
     */
    public void become(Path target) throws IOException {
        Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * Removes it, if it is still there.
     *
     * @throws IOException if the disk refuses
     */
    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }
}
