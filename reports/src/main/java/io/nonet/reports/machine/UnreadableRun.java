package io.nonet.reports.machine;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A run of which there is no report.
 *
 * @param name of the run, as far as its folder tells
 * @param file its run file, from the folder of all runs
 * @param problem in a sentence or more; untrusted text
 * @param written when the run file was written last
 */
public record UnreadableRun(String name, String file, String problem, Instant written) {
    /** What stands in the place of a verdict. */
    static final String WORD = "unreadable";

    private static final Pattern TIME = Pattern.compile("^\\d{8}T\\d{6}\\.\\d{3}Z-(?=.)");

    public UnreadableRun {
        requireNonNull(name, "name");
        requireNonNull(file, "file");
        requireNonNull(problem, "problem");
        requireNonNull(written, "written");
    }

    /**
     * The run of this folder.
     *
     * @param folder the folder's name, which is a time and the name of the run
     */
    public static UnreadableRun of(String folder, String file, String problem, Instant written) {
        return new UnreadableRun(TIME.matcher(folder).replaceFirst(""), file, problem, written);
    }

    /** Such as {@code , 2 cannot be read}; empty if there is none. */
    static String words(List<UnreadableRun> runs) {
        return runs.isEmpty() ? "" : ", " + runs.size() + " cannot be read";
    }
}
