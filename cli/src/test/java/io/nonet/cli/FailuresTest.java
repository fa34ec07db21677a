package io.nonet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.nonet.cluster.EnvironmentUnusableException;
import io.nonet.observe.RunFileException;
import io.nonet.observe.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CompletionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailuresTest {
    private final TestingTerminal terminal = TestingTerminal.plain();

    @Test
    void faultOfOursIsOneLineAndAFileWithTheStackTrace() throws IOException {
        int code = new Failures(terminal.terminal(), false).report(new IllegalStateException("broken"));

        assertThat(code).isEqualTo(ExitCode.INTERNAL);
        assertThat(terminal.said()).contains("nonet: internal error: java.lang.IllegalStateException: broken");
        assertThat(terminal.said()).doesNotContain("\tat ");
        Matcher file = Pattern.compile("stack trace is in (\\S+);").matcher(terminal.said());
        assertThat(file.find()).isTrue();
        Path trace = Path.of(file.group(1));
        assertThat(trace).content().contains("broken", "\tat ");
        Files.delete(trace);
    }

    @Test
    void stackTraceIsPrintedWhenAskedFor() {
        new Failures(terminal.terminal(), true).report(new IllegalStateException("broken"));

        assertThat(terminal.said()).contains("\tat io.nonet.cli.FailuresTest");
    }

    @Test
    void failureOfAnotherThreadIsToldAsItself() {
        var failure = new EnvironmentUnusableException("No room.", "Make some.");

        int code = new Failures(terminal.terminal(), false).report(new CompletionException(failure));

        assertThat(code).isEqualTo(ExitCode.UNUSABLE);
        assertThat(terminal.said()).isEqualTo("nonet: No room.\n  What to do: Make some.\n");
    }

    @Test
    void aRecordThatCannotBeWrittenComesWithWhatToDo(@TempDir Path folder) throws IOException {
        Path file = Files.createFile(folder.resolve("runs"));
        RunFileException failure =
                catchThrowableOfType(RunFileException.class, () -> RunFolder.create(file, "nonet", Clock.systemUTC()));

        assertThat(new Failures(terminal.terminal(), false).report(failure)).isEqualTo(ExitCode.UNUSABLE);
        assertThat(terminal.said()).contains(file.toString()).contains("  What to do: run it in a folder");
    }
}
