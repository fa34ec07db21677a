package io.nonet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The real {@code nonet} command, as a process of its own in a folder of its own. */
record TestingCommand(Process process, Path output, Path errors) {
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(90);

    /** Starts it; its output goes to files beside the folder's other ones. */
    static TestingCommand start(Path folder, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                System.getProperty("nonet.jar")));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile(folder, arguments[0], ".out");
        Path errors = Files.createTempFile(folder, arguments[0], ".err");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
        return new TestingCommand(process, output, errors);
    }

    /** The first line of its output that begins like this, once there is one. */
    String line(String beginning, Duration limit) {
        await("a line that begins with " + beginning)
                .atMost(limit)
                .failFast("it has ended: " + said(), () -> !process.isAlive())
                .until(() -> find(beginning).isPresent());
        return find(beginning).orElseThrow();
    }

    private Optional<String> find(String beginning) {
        return read(output).lines().filter(line -> line.startsWith(beginning)).findFirst();
    }

    /** Ends it as Ctrl-C or a closed terminal would, and waits for that. */
    void end() throws InterruptedException {
        process.destroy();
        assertThat(process.waitFor(ENDS_WITHIN.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    /** Its exit code, once it has ended by itself. */
    int exitCode() throws InterruptedException {
        assertThat(process.waitFor(ENDS_WITHIN.toSeconds(), TimeUnit.SECONDS))
                .as(said())
                .isTrue();
        return process.exitValue();
    }

    /** What it has said on standard error. */
    String said() {
        return read(errors);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
