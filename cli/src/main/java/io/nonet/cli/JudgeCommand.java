package io.nonet.cli;

import io.nonet.chaos.history.Histories;
import io.nonet.chaos.history.History;
import io.nonet.chaos.history.Model;
import io.nonet.chaos.judge.Budget;
import io.nonet.chaos.judge.Judge;
import io.nonet.chaos.judge.Judgement;
import io.nonet.reports.KnownRuns;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code nonet judge}. */
@Command(
        name = "judge",
        header = "Judge what clients saw: linearizable, locked, kept, given out once?",
        description = {
            "Reads a history – a file of one JSON object a line (docs/history.md), the file or the folder of a run, or"
                    + " latest – and says whether all of it can be, if what was promised holds. If not, it shows the"
                    + " smallest part that cannot.",
            "Ends with 0 if all is in order, 1 after a violation, 2 if it could not be told (out of time or memory, or"
                    + " not all of it could be judged), 64 if it is no history."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./nonet judge history.jsonl",
            "  ./nonet judge --model lock --lock-delay 15s locks.jsonl",
            "  ./nonet judge latest --json | jq .windows"
        })
final class JudgeCommand implements Callable<Integer> {
    private static final String STANDARD_INPUT = "-";
    /** With the history itself and the JVM, well below 500 MiB. */
    private static final long MOST_MEBIBYTES = 256;

    private static final long MEBIBYTE = 1 << 20;

    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "HISTORY",
            arity = "0..1",
            defaultValue = KnownRuns.LATEST,
            description =
                    "A file, - for standard input, a folder under runs/, the path of one, or latest. Default: latest.")
    private String history = KnownRuns.LATEST;

    @Option(
            names = "--model",
            paramLabel = "MODEL",
            description = "register, lock, set, queue or watch. Default: by what was asked.")
    private @Nullable Model model;

    @Option(
            names = "--lock-delay",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "How long a process may think that it holds a lock after another has got it. Default: 0s.")
    private Duration lockDelay = Duration.ZERO;

    @Option(names = "--at-least-once", description = "A queue may give a unit out more often than once, as Nomad may.")
    private boolean atLeastOnce;

    @Option(
            names = "--time-limit",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "How long to search. Default: 60s.")
    private Duration timeLimit = Duration.ofMinutes(1);

    @Option(
            names = "--memory-limit",
            paramLabel = "MIB",
            description = "How many MiB the search may hold. Default: 256, or half of the heap.")
    private @Nullable Long memoryLimit;

    @Option(names = "--json", description = "Print the judgement as one JSON object.")
    private boolean json;

    @Mixin
    final CommonOptions common = new CommonOptions();

    JudgeCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        long mebibytes = mebibytes();
        Terminal terminal = surroundings.terminal();
        Path path = path();
        History read = Histories.read(path, Optional.ofNullable(model));
        read.problems()
                .forEach(problem -> terminal.say("nonet: " + path + ":" + problem.line() + ": " + problem.words()));
        Judgement judgement =
                judge(read.model()).judge(read, new Budget(System::nanoTime, timeLimit, mebibytes * MEBIBYTE));
        if (json) {
            terminal.data(JudgementJson.of(path, read, judgement).toPrettyString());
        } else {
            JudgementText.of(read, judgement).forEach(terminal::data);
        }
        return switch (judgement.ruling()) {
            case OK -> ExitCode.OK;
            case VIOLATION -> ExitCode.FAILED;
            case UNKNOWN -> ExitCode.INCONCLUSIVE;
        };
    }

    private Judge judge(Model judged) {
        if (!atLeastOnce) {
            return Judge.of(judged, lockDelay);
        }
        if (judged != Model.QUEUE) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "--at-least-once: expected with a history of a queue, found one of a " + judged.word());
        }
        return Judge.ofQueueAtLeastOnce();
    }

    private long mebibytes() {
        long heap = Runtime.getRuntime().maxMemory() / MEBIBYTE;
        long asked = memoryLimit == null ? Math.min(MOST_MEBIBYTES, heap / 2) : memoryLimit;
        if (asked < 1 || asked > heap) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--memory-limit: expected from 1 to " + heap + ", the heap, found " + asked);
        }
        return asked;
    }

    private Path path() {
        if (history.equals(STANDARD_INPUT)) {
            return Path.of("/dev/stdin");
        }
        Path path = surroundings.workingDirectory().resolve(history);
        // A history need not be a run's: a file or a pipe of any name may be one.
        return Files.exists(path)
                ? path
                : RunToReport.find(surroundings, history).file();
    }
}
