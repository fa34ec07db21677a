package io.nonet.observe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder of one run: its {@code run.json}, and what is attached to explain a failure; thread-safe.
 *
 * <p>Folder and files are readable by their owner only.
 */
public final class RunFolder {
    private static final String RUN_FILE = "run.json";
    private static final int NAME_LIMIT = 80;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Path path;
    private boolean kept;

    private RunFolder(Path path) {
        this.path = path;
    }

    /**
     * Creates {@code <runs>/<time>-<name>/} and makes {@code <runs>/latest} point to it.
     *
     * @param runs created when it is missing
     * @param name any text; what is not a letter or digit of ASCII, a dot, a dash or an underscore becomes a dash. A
     *     number is added when another run of that name began in the same millisecond
     * @throws RunFileException when the disk refuses
     */
    public static RunFolder create(Path runs, String name, Clock clock) {
        String stem = TIME.format(clock.instant()) + "-" + sanitised(name);
        try {
            Files.createDirectories(runs);
            var folder = new RunFolder(createUnique(runs, stem));
            LatestRun.set(runs, folder.path);
            return folder;
        } catch (IOException e) {
            throw new RunFileException(runs.resolve(stem), "can't create the folder of the run: " + e, e);
        }
    }

    /** The folder of the newest run; empty when there is none. */
    public static Optional<Path> latest(Path runs) {
        return LatestRun.get(runs);
    }

    /** The folder's name, unique among the runs beside it. */
    public String runId() {
        return String.valueOf(path.getFileName());
    }

    public Path path() {
        return path;
    }

    /** Where {@link RunFile#create} puts the observations. */
    public Path runFile() {
        return path.resolve(RUN_FILE);
    }

    /** Attaches a text without private keys in it; see {@link #attach(String, String, Redaction)}. */
    public Path attach(String relativePath, String content) {
        return attach(relativePath, content, Redaction.PRIVATE_KEYS);
    }

    /**
     * Writes a text beside the run file, without its secrets; replaces what was attached under that path.
     *
     * @param relativePath with forward slashes, such as {@code logs/consul-0/consul.log}; folders are created
     * @return the file
     * @throws IllegalArgumentException when the path leads out of the folder, or to the run file
     * @throws RunFileException when the disk refuses
     */
    public Path attach(String relativePath, String content, Redaction redaction) {
        return attach(relativePath, redaction.apply(content).getBytes(UTF_8));
    }

    /**
     * Writes what is no text, such as a picture, beside the run file as it is; replaces what was attached under that path.
     *
     * @param relativePath with forward slashes, such as {@code screenshots/nodes.png}; folders are created
     * @param content without secrets
     * @return the file
     * @throws IllegalArgumentException when the path leads out of the folder, or to the run file
     * @throws RunFileException when the disk refuses
     */
    public synchronized Path attach(String relativePath, byte[] content) {
        Path file = path.resolve(relativePath).normalize();
        if (!file.startsWith(path) || file.equals(path) || file.equals(runFile())) {
            throw new IllegalArgumentException(
                    "expected a path inside %s other than %s, but was [%s]".formatted(path, RUN_FILE, relativePath));
        }
        try {
            OwnerOnly.createFolders(requireNonNull(file.getParent(), "parent"));
            OwnerOnly.write(file, content);
            return file;
        } catch (IOException e) {
            throw new RunFileException(file, "can't attach to the run: " + e, e);
        }
    }

    /** Asks for everything to be kept, whatever the outcome: {@link #discard} then does nothing. */
    public synchronized void keep() {
        kept = true;
    }

    /**
     * Drops everything in the folder but the run file, as after a success; does nothing after {@link #keep}.
     *
     * @throws RunFileException when the disk refuses
     */
    public synchronized void discard() {
        if (kept) {
            return;
        }
        try (Stream<Path> files = Files.walk(path)) {
            // Backwards, so that a folder comes after what is in it.
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                if (!file.equals(path) && !file.equals(runFile())) {
                    Files.delete(file);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            throw new RunFileException(path, "can't drop what was attached to the run: " + e, e);
        }
    }

    private static Path createUnique(Path runs, String stem) throws IOException {
        Path folder = runs.resolve(stem);
        for (int number = 2; ; number++) {
            try {
                OwnerOnly.createFolder(folder);
                return folder.toAbsolutePath().normalize();
            } catch (FileAlreadyExistsException e) {
                // Another run, perhaps of another process, was first.
                folder = runs.resolve(stem + "-" + number);
            }
        }
    }

    private static String sanitised(String name) {
        String clean = name.replaceAll("[^A-Za-z0-9._-]+", "-");
        clean = clean.substring(0, Math.min(clean.length(), NAME_LIMIT)).replaceAll("^[.-]+|[.-]+$", "");
        return clean.isEmpty() ? "run" : clean;
    }
}
