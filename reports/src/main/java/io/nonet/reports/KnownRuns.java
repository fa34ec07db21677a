package io.nonet.reports;

import static java.util.Objects.requireNonNull;

import io.nonet.observe.RunFolder;
import io.nonet.reports.model.UnusableFolderException;
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
     * @throws UnusableFolderException if they can't be listed
     */
    public Path find(String run) {
        if (run.equals(LATEST)) {
            return latest().map(found -> found.resolve(RUN_FILE))
                    .filter(Files::isRegularFile)
                    .orElseThrow(() -> unknown(run, latest()));
        }
        return named(run)
                .map(found -> Files.isDirectory(found) ? found.resolve(RUN_FILE) : found)
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(
                        () -> unknown(run, named(run).filter(Files::isDirectory).findFirst()));
    }

    /** The run files of all runs that began at this time or later, oldest first. */
    public List<Path> since(String time) {
        return ids().stream()
                .filter(id -> id.compareTo(time) >= 0)
                .map(id -> folder.resolve(id).resolve(RUN_FILE))
                .toList();
    }

    /**
     * The ids of all runs, oldest first, as they begin with their time.
     *
     * @throws UnusableFolderException if the folder can't be read
     */
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
        } catch (IOException | UncheckedIOException e) {
            throw new UnusableFolderException(
                    "The runs in " + folder + " can't be listed",
                    "Make the folder one that you can read, or name the path of a run.json.",
                    e);
        }
    }

    /** Where the link leads; where there is none, the run whose id is the last. */
    private Optional<Path> latest() {
        return RunFolder.latest(folder)
                .or(() -> ids().stream().reduce((earlier, later) -> later).map(folder::resolve));
    }

    private Stream<Path> named(String run) {
        return Stream.of(path(folder, run), path(Path.of(""), run)).flatMap(Optional::stream);
    }

    private static Optional<Path> path(Path in, String run) {
        try {
            return Optional.of(in.resolve(run));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private UnknownRunException unknown(String run, Optional<Path> empty) {
        String problem = empty.map(found -> "The run " + run + " is there, in " + found + ", but has no " + RUN_FILE
                        + ": it ended before anything was recorded, or that is gone")
                .orElse("There is no run " + run);
        String where = empty.isPresent() || run.equals(LATEST) ? "" : ", nor such a file or folder";
        List<String> newestFirst =
                ids().stream().sorted(Comparator.reverseOrder()).toList();
        if (newestFirst.isEmpty()) {
            return new UnknownRunException(problem + where + ", and no other in " + folder
                    + ".\n  What to do: make one, such as by nonet scenario run, or name the path of a run.json.");
        }
        int more = newestFirst.size() - MOST_LISTED;
        return new UnknownRunException(problem + (empty.isPresent() ? "" : " in " + folder) + where
                + ". Known are, newest first:\n  "
                + String.join("\n  ", newestFirst.subList(0, Math.min(MOST_LISTED, newestFirst.size())))
                + (more > 0 ? "\n  and " + more + " more" : ""));
    }
}
