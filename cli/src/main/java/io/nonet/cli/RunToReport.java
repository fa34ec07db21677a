package io.nonet.cli;

import static java.util.Objects.requireNonNull;

import io.nonet.observe.RunFileException;
import io.nonet.reports.KnownRuns;
import io.nonet.reports.model.RunReader;
import io.nonet.reports.model.RunReport;
import java.nio.file.Path;

/** A run that somebody named on the command line. */
record RunToReport(Path file) {
    RunToReport {
        requireNonNull(file, "file");
    }

    /**
     * Finds the run among those under {@code runs/}, or by its path.
     *
     * @throws io.nonet.reports.UnknownRunException if there is none; lists those there are
     */
    static RunToReport find(Surroundings surroundings, String name) {
        return new RunToReport(new KnownRuns(surroundings.workingDirectory().resolve("runs")).find(name));
    }

    /**
     * Reads it.
     *
     * @throws WrongFileException if it is of another version of the format, or a line is broken; names the line
     */
    RunReport read() {
        try {
            return RunReader.read(file);
        } catch (RunFileException e) {
            throw new WrongFileException(String.valueOf(e.getMessage()), e);
        }
    }
}
