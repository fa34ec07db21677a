package io.nonet.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.nonet.reports.KnownRuns;
import io.nonet.reports.ReportFormat;
import io.nonet.reports.Reports;
import io.nonet.reports.model.RunReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code nonet report}. */
@Command(
        name = "report",
        header = "Make the report of a run, or compare two runs.",
        description = {
            "Makes a page of what happened in a run, in one file that opens without a server or a network, and prints its"
                    + " path. With another format it prints that instead; docs/summary.md describes the JSON.",
            "A run that was killed has a report, too; it is marked incomplete."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./nonet report --open",
            "  ./nonet report 20260301T120000.000Z-LeaderElectionScenario-elects",
            "  ./nonet report --format md >> \"$GITHUB_STEP_SUMMARY\"",
            "  ./nonet report compare RUN latest"
        })
final class ReportCommand implements Callable<Integer>, CommandGroup {
    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "RUN",
            arity = "0..1",
            defaultValue = KnownRuns.LATEST,
            description = "A folder under runs/, the path of one or of a run.json, or latest. Default: latest.")
    private String run = KnownRuns.LATEST;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            converter = ReportFormatConverter.class,
            description = "html, json, md, junit or open-test-reporting. Default: html.")
    private ReportFormat format = ReportFormat.HTML;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "Write to this file. Default: html beside the run file, all else to standard output.")
    private @Nullable Path output;

    @Option(names = "--open", description = "Open the page in a browser.")
    private boolean open;

    @Mixin
    final CommonOptions common = new CommonOptions();

    ReportCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Map<String, Callable<Integer>> commands() {
        return Map.of("compare", new ReportCompareCommand(surroundings));
    }

    @Override
    public Integer call() {
        if (open && format != ReportFormat.HTML) {
            throw new ParameterException(spec.commandLine(), "--open: expected with --format html only");
        }
        RunToReport found = RunToReport.find(surroundings, run);
        RunReport read = found.read();
        if (!read.ending().complete()) {
            surroundings
                    .terminal()
                    .say("The run is incomplete: " + read.ending().reason() + ".");
        }
        if (format != ReportFormat.HTML && output == null) {
            surroundings.terminal().data(Reports.text(read, format).stripTrailing());
            return ExitCode.OK;
        }
        Path file = output == null ? Reports.write(found.file(), format) : written(output, Reports.text(read, format));
        if (open && !Browser.show(file)) {
            surroundings.terminal().say("No browser could be started here: open the page yourself.");
        }
        surroundings.terminal().exactData(file.toAbsolutePath().normalize().toString());
        return ExitCode.OK;
    }

    private static Path written(Path file, String text) {
        try {
            // Half of a character pair, as a log may hold, is no reason to write nothing.
            return Files.write(file, text.getBytes(UTF_8));
        } catch (IOException e) {
            throw new WrongFileException("--output: the file " + file + " cannot be written: " + e, e);
        }
    }
}
