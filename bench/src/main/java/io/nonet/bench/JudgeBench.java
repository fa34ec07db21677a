package io.nonet.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nonet.chaos.history.Histories;
import io.nonet.chaos.history.History;
import io.nonet.chaos.judge.Budget;
import io.nonet.chaos.judge.Judge;
import io.nonet.chaos.judge.Judgement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Times the judging of a register's history, from its file to the judgement, in a JVM of its own; prints JSON.
 *
 * <p>Arguments: the case, and the limit in seconds.
 */
final class JudgeBench {
    private static final long MEMORY = 256L << 20;

    private JudgeBench() {}

    public static void main(String[] arguments) throws IOException {
        Path file = Files.createTempFile("nonet-bench", ".jsonl");
        try {
            Files.write(file, lines(arguments[0]));
            Duration limit = Duration.ofSeconds(Long.parseLong(arguments[1]));
            long start = System.nanoTime();
            History history = Histories.read(file, Optional.empty());
            long read = System.nanoTime();
            Judgement judgement = Judge.of(history.model(), Duration.ZERO)
                    .judge(history, new Budget(System::nanoTime, limit, MEMORY));
            long judged = System.nanoTime();
            ObjectNode json = new ObjectMapper()
                    .createObjectNode()
                    .put("case", arguments[0])
                    .put("operations", history.operations().size())
                    .put("verdict", judgement.ruling().name())
                    .put("reason", judgement.reason())
                    .put("read, ms", (read - start) / 1_000_000)
                    .put("judged, ms", (judged - read) / 1_000_000)
                    .put("both, ms", (judged - start) / 1_000_000)
                    .put("peak resident memory, MiB", ResidentMemory.peak());
            System.out.println(json);
        } finally {
            Files.delete(file);
        }
    }

    private static List<String> lines(String name) {
        return switch (name) {
            case "one key" -> new HistoryGenerator(1, 10_000, 10, 1, 5, 0).lines();
            case "one key, a stale read near the end" -> stale(new HistoryGenerator(1, 10_000, 10, 1, 5, 0).lines());
            case "one key, 1 in 20 without an answer" -> new HistoryGenerator(1, 10_000, 10, 1, 5, 20).lines();
            case "one key, 1 in 20 without an answer, a stale read near the end" ->
                stale(new HistoryGenerator(1, 10_000, 10, 1, 1000, 20).lines());
            case "100 keys" -> new HistoryGenerator(1, 100_000, 10, 100, 5, 0).lines();
            case "hard" -> hard();
            default -> throw new IllegalArgumentException("no such case: " + name);
        };
    }

    /** With a value at its end that nobody has seen since it was overwritten. */
    private static List<String> stale(List<String> lines) {
        List<String> all = new ArrayList<>(lines);
        for (String step : List.of("write 77", "read 77", "write 78", "read 77")) {
            String function = step.substring(0, step.indexOf(' '));
            String value = step.substring(step.indexOf(' ') + 1);
            Stream.of("invoke", "ok")
                    .forEach(type -> all.add(
                            "{\"process\":\"last\",\"type\":\"%s\",\"f\":\"%s\",\"key\":\"k0\",\"value\":%s,\"time\":%d}"
                                    .formatted(type, function, value, all.size())));
        }
        return all;
    }

    /** Compare-and-sets without an answer along a path of many ways, and at its end a value that none of them leads to. */
    private static List<String> hard() {
        List<String> lines = new ArrayList<>(List.of("{\"initial\":0}"));
        int process = 0;
        for (int from = 0; from < 24; from++) {
            for (int to = 0; to < 24; to++) {
                if (from != to) {
                    lines.add("{\"process\":%d,\"type\":\"invoke\",\"f\":\"cas\",\"value\":[%d,%d],\"time\":%d}"
                            .formatted(process++, from, to, lines.size()));
                }
            }
        }
        lines.add("{\"process\":%d,\"type\":\"invoke\",\"f\":\"cas\",\"value\":[5,1000],\"time\":%d}"
                .formatted(process++, lines.size()));
        for (int read : new int[] {7, 1000, 3}) {
            Stream.of("invoke", "ok")
                    .forEach(type ->
                            lines.add("{\"process\":\"reader\",\"type\":\"%s\",\"f\":\"read\",\"value\":%d,\"time\":%d}"
                                    .formatted(type, read, lines.size())));
        }
        return lines;
    }
}
