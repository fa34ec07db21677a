package io.nonet.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Runs commands of Nonet, each in a process of its own.
 *
 * @param folder where they work
 * @param api where they look for DigitalOcean
 */
record TestingCommands(Path folder, URI api, String token) {
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

    /** How a command ended, and all that it printed. */
    record Ended(int exit, String line, String output) {
        /** For a failed assertion's message: what was run, and what it printed. */
        String text() {
            return line + "\n" + output;
        }
    }

    /** Runs a command line of Nonet, in which words may be in single quotes, to its end. */
    Ended run(Duration limit, String line) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        WORD.matcher(line)
                .results()
                .forEach(word -> command.add(word.group(1) == null ? word.group(2) : word.group(1)));
        return run(limit, "nonet " + line, command);
    }

    /** Runs a shell's script to its end. */
    Ended shell(Duration limit, String script) {
        return run(limit, script, List.of("sh", "-ec", script));
    }

    private Ended run(Duration limit, String line, List<String> command) {
        try {
            Path output = Files.createTempFile(folder, "output-", "");
            Process process = start(command, output);
            boolean ended = process.waitFor(limit.toSeconds(), TimeUnit.SECONDS);
            if (!ended) {
                process.destroyForcibly();
            }
            String text = Files.readString(output);
            Files.delete(output);
            return new Ended(ended ? process.exitValue() : -1, line, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Process start(List<String> command, Path output) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(output.toFile());
        builder.environment().put("DIGITALOCEAN_API_URL", api.toString());
        builder.environment().put("DIGITALOCEAN_TOKEN", token);
        builder.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
        return builder.start();
    }
}
