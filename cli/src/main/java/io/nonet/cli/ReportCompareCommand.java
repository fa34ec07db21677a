package io.nonet.cli;

import io.nonet.reports.compare.Comparison;
import io.nonet.reports.compare.ComparisonText;
import io.nonet.reports.model.RunReport;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nonet report compare}. */
@Command(
        name = "compare",
        header = "Put two runs side by side, and say what got slower.",
        description =
                "Compares two runs, of one scenario or of two versions: times, measurements, requests, and what was"
                        + " proved. Slower is what takes more than 10 %% longer, and more than 50 ms (a latency 1 ms).",
        footerHeading = "%nExamples:%n",
        footer = {"  ./nonet report compare 20260301T120000.000Z-LeaderElectionScenario-elects latest"})
final class ReportCompareCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(index = "0", paramLabel = "RUN_A", description = "A run, named as for nonet report.")
    private String before = "";

    @Parameters(index = "1", paramLabel = "RUN_B", description = "The run that is held against it.")
    private String after = "";

    @Option(names = "--json", description = "Print a JSON object.")
    private boolean json;

    @Mixin
    final CommonOptions common = new CommonOptions();

    ReportCompareCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Comparison comparison = Comparison.of(read(before), read(after));
        String one = comparison.before().started().name();
        String other = comparison.after().started().name();
        if (!one.equals(other)) {
            surroundings.terminal().say("These are runs of different tests: A of " + one + ", B of " + other + ".");
        }
        if (json) {
            surroundings.terminal().data(ComparisonText.json(comparison));
        } else {
            ComparisonText.lines(comparison).forEach(surroundings.terminal()::data);
        }
        return ExitCode.OK;
    }

    private RunReport read(String name) {
        RunReport run = RunToReport.find(surroundings, name).read();
        if (!run.ending().complete()) {
            surroundings
                    .terminal()
                    .say("The run " + name + " is incomplete: " + run.ending().reason() + ".");
        }
        return run;
    }
}
