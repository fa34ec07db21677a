package io.nonet.cluster;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a command on a machine left behind.
 *
 * @param exitCode the command's own exit code
 */
public record ExecResult(int exitCode, String stdout, String stderr) {
    /** As many tell why a command failed, also where it tells of its progress first. */
    private static final int LINES = 5;

    public ExecResult {
        requireNonNull(stdout, "stdout");
        requireNonNull(stderr, "stderr");
    }

    public boolean succeeded() {
        return exitCode == 0;
    }

    /** How it ended, for a message, without a subject: "ended with 1: no such file", with the end of what it said on either stream. */
    public String ending() {
        List<String> said = Stream.of(stdout, stderr)
                .flatMap(String::lines)
                .filter(line -> !line.isBlank())
                .toList();
        String end = String.join(" / ", said.subList(Math.max(0, said.size() - LINES), said.size()));
        return "ended with " + exitCode + (end.isEmpty() ? " and said nothing" : ": " + end.strip());
    }
}
