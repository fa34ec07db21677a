package io.nonet.cli;

import static java.util.Objects.requireNonNull;

import io.nonet.reports.RunIndex;
import io.nonet.reports.model.UnusableFolderException;
import java.nio.file.Path;
import java.util.List;

/**
 * The reports that a run of scenarios ends with.
 *
 * @param folder of the runs
 */
record ScenarioReport(Terminal terminal, Path folder) {
    ScenarioReport {
        requireNonNull(terminal, "terminal");
        requireNonNull(folder, "folder");
    }

    /** Writes them and prints the path of the index; a disk that refuses does not change what the scenarios showed. */
    void write(String title, List<Path> runs) {
        try {
            RunIndex.write(
                            folder,
                            title,
                            runs.stream().map(run -> run.resolve("run.json")).toList())
                    .ifPresent(page -> terminal.data("report: " + page));
        } catch (UnusableFolderException e) {
            terminal.say("nonet: there is no report: " + e.getMessage());
        }
    }
}
