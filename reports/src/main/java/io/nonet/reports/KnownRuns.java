package io.nonet.reports;

import static java.util.Objects.requireNonNull;

import io.nonet.observe.RunFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The runs in a folder.
 *
 * @param folder may be missing, and then there are none
 */
public record KnownRuns(Path folder) {
    /** The run that began last. */
    public static final String LATEST = "latest";

    private static final String RUN_FILE = "run.json";
    private static final int MOST_LISTED = 20;

    public KnownRuns {
        requireNonNull(folder, "folder");
    }

    /**
     * The run file of a run.
     *
     * @param run the run's id, {@code latest}, or the path of a run's folder or of a run file
     * @throws UnknownRunException if there is none; lists those there are
     */
    public Path find(String run) {
        if (run.equals(LATEST)) {
            return RunFolder.latest(folder)
                    .map(found -> found.resolve(RUN_FILE))
                    .filter(Files::exists)
                    .orElseThrow(() -> unknown(run));
        }
        return Stream.of(path(folder, run), path(Path.of(""), run))
                .flatMap(Optional::stream)
                .map(found -> Files.isDirectory(found) ? found.resolve(RUN_FILE) : found)
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> unknown(run));
    }

    /** The run files of all runs that began at this time or later, oldest first. */
    public List<Path> since(String time) {
        return ids().stream()
                .filter(id -> id.compareTo(time) >= 0)
                .map(id -> folder.resolve(id).resolve(RUN_FILE))
                .toList();
    }

    /** The ids of all runs, oldest first, as they begin with their time. */
    public List<String> ids() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(folder)) {
            return found.filter(each -> !Files.isSymbolicLink(each) && Files.isRegularFile(each.resolve(RUN_FILE)))
                    .map(each -> String.valueOf(each.getFileName()))
                    .filter(id -> !id.equals(LATEST))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("can't list the runs in " + folder + ": " + e.getMessage(), e);
        }
    }

    private static Optional<Path> path(Path in, String run) {
        try {
            return Optional.of(in.resolve(run));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private UnknownRunException unknown(String run) {
        List<String> newestFirst =
                ids().stream().sorted(Comparator.reverseOrder()).toList();
        if (newestFirst.isEmpty()) {
            return new UnknownRunException("There is no run " + run + noFile(run) + ", and no other in " + folder
                    + ".\n  What to do: make one, such as by nonet scenario run, or name the path of a run.json.");
        }
        int more = newestFirst.size() - MOST_LISTED;
        return new UnknownRunException("There is no run " + run + " in " + folder + noFile(run)
                + ". Known are, newest first:\n  "
                + String.join("\n  ", newestFirst.subList(0, Math.min(MOST_LISTED, newestFirst.size())))
                + (more > 0 ? "\n  and " + more + " more" : ""));
    }

    private static String noFile(String run) {
        return run.equals(LATEST) ? "" : ", nor such a file or folder";
    }
}
