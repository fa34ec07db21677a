package io.nonet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.cluster.EnvironmentUnusableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JudgeCommandTest {
    private static final List<String> WRITTEN = List.of(
            "{\"process\":0,\"type\":\"invoke\",\"f\":\"write\",\"key\":\"k\",\"value\":3,\"time\":123}",
            "{\"process\":0,\"type\":\"ok\",\"f\":\"write\",\"key\":\"k\",\"value\":3,\"time\":124}");

    private final TestingTerminal terminal = TestingTerminal.plain();

    @TempDir
    private Path folder;

    @Test
    void endsWithZeroIfAllIsInOrder() throws IOException {
        write(3);
        assertThat(run("h.jsonl")).isEqualTo(ExitCode.OK);
        assertThat(terminal.data()).startsWith("ok: linearizable\n").contains("operations: 2");
        assertThat(terminal.said()).isEmpty();
    }

    @Test
    void showsTheWindowOfAViolation() throws IOException {
        write(4);
        assertThat(run("h.jsonl")).isEqualTo(ExitCode.FAILED);
        assertThat(terminal.data())
                .startsWith("violation: not linearizable\n")
                .contains("key k: it observed a value that nobody had left there", "read", "125");
    }

    @Test
    void aUnitThatIsGivenOutTwiceIsNoneWhereItMayBe() throws IOException {
        Files.writeString(folder.resolve("h.jsonl"), """
                {"process":0,"type":"invoke","f":"enqueue","value":1}
                {"process":0,"type":"ok","f":"enqueue","value":1}
                {"process":1,"type":"invoke","f":"dequeue"}
                {"process":1,"type":"ok","f":"dequeue","value":1}
                {"process":2,"type":"invoke","f":"dequeue"}
                {"process":2,"type":"ok","f":"dequeue","value":1}
                """);
        assertThat(run("h.jsonl")).isEqualTo(ExitCode.FAILED);
        assertThat(run("h.jsonl", "--at-least-once")).isEqualTo(ExitCode.OK);
        write(3);
        assertThat(run("h.jsonl", "--at-least-once")).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void printsJsonForPrograms() throws IOException {
        write(4);
        assertThat(run("h.jsonl", "--json")).isEqualTo(ExitCode.FAILED);
        assertThat(terminal.data())
                .startsWith("{")
                .contains("\"verdict\" : \"violation\"", "\"key\" : \"k\"", "\"line\" : 3", "\"answered\" : 4");
    }

    @Test
    void namesWhatItCannotJudgeAndIsNotSure() throws IOException {
        write(3, "{\"process\":5,\"type\":\"ok\",\"f\":\"read\",\"key\":\"x\",\"time\":127}");
        assertThat(run("h.jsonl")).isEqualTo(ExitCode.INCONCLUSIVE);
        assertThat(terminal.said()).contains("h.jsonl:5: process 5 has an answer to what it never asked");
        assertThat(terminal.data())
                .startsWith("unknown: not all of it could be judged")
                .contains("left out: x");
    }

    @Test
    void letsNoTextOfAHistoryMoveTheCursorOrTurnALineAround() throws IOException {
        String bad = "\u001b]0;x\u0007\u009b31m\u202e\u2069";
        String written = "\\u001b]0;x\\u0007\\u009b31m\\u202e\\u2069";
        String process = "\"" + bad.replace("\u001b", "\\u001b").replace("\u0007", "\\u0007") + "\"";
        write(3, "{\"process\":" + process + ",\"type\":\"ok\",\"f\":\"read\",\"key\":\"x\",\"time\":127}");
        assertThat(run("h.jsonl")).isEqualTo(ExitCode.INCONCLUSIVE);
        assertThat(terminal.said()).contains("h.jsonl:5: process " + written + " has an answer to what it never asked");
        assertThat(run("h.jsonl", "--json")).isEqualTo(ExitCode.INCONCLUSIVE);
        write(3, "\u202e");
        assertThat(run("h.jsonl")).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.said()).contains("expected a JSON object, but Unexpected character ('\\u202e'");
        assertThat(terminal.said() + terminal.data()).doesNotContain("\u001b", "\u0007", "\u009b", "\u202e", "\u2069");
    }

    @Test
    void judgesWhatComesBeforeALineThatIsCutOff() throws IOException {
        write(3);
        Files.writeString(folder.resolve("h.jsonl"), "{\"process\":5,", StandardOpenOption.APPEND);
        assertThat(run("h.jsonl")).isEqualTo(ExitCode.OK);
        assertThat(terminal.said()).contains("h.jsonl:5: is cut off");
    }

    @Test
    void refusesWhatIsNoHistory() throws IOException {
        assertThat(run("none.jsonl")).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.said()).contains("There is no run none.jsonl, nor such a file or folder");
        assertThat(run("latest")).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.said()).contains("There is no run latest, and no other in");
        Files.write(folder.resolve("h.jsonl"), WRITTEN.subList(1, 2));
        assertThat(run("h.jsonl")).isEqualTo(ExitCode.USAGE);
        assertThat(run("h.jsonl", "--model", "heap")).isEqualTo(ExitCode.USAGE);
        assertThat(run("h.jsonl", "--memory-limit", "0")).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void judgesNumbersOfAnySize() throws IOException {
        Files.write(
                folder.resolve("h.jsonl"),
                WRITTEN.stream()
                        .map(line -> line.replace("\"value\":3", "\"value\":1e999999999"))
                        .toList());
        assertThat(run("h.jsonl")).isEqualTo(ExitCode.OK);
    }

    @Test
    void readsTheNewestRun() throws IOException {
        Path run = Files.createDirectories(folder.resolve("runs/one"));
        Files.writeString(folder.resolve("runs/latest"), "one\n");
        Files.writeString(run.resolve("run.json"), """
                {"schema":"nonet-run/1","time":"2030-01-01T00:00:00Z","nanos":0,"type":"run-started","runId":"one","name":"one","startedAt":"2030-01-01T00:00:00Z","nodes":[],"versions":{},"images":{},"command":"./nonet"}
                {"time":"2030-01-01T00:00:00Z","nanos":9,"type":"request","client":"a","operation":"read","target":"consul-0","key":"k","value":"7","outcome":"ok","startNanos":5,"latencyNanos":2}
                """);
        assertThat(run()).isEqualTo(ExitCode.FAILED);
        assertThat(run("latest")).isEqualTo(ExitCode.FAILED);
        assertThat(run("one")).isEqualTo(ExitCode.FAILED);
        assertThat(run("two")).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.said()).contains("There is no run two", "Known are, newest first:\n  one");
        assertThat(terminal.data()).contains("key k: it observed a value that nobody had left there");
    }

    /** A history in which 3 is written, and this is read. */
    private void write(int read, String... more) throws IOException {
        List<String> lines = new ArrayList<>(WRITTEN);
        lines.add("{\"process\":1,\"type\":\"invoke\",\"f\":\"read\",\"key\":\"k\",\"time\":125}");
        lines.add("{\"process\":1,\"type\":\"ok\",\"f\":\"read\",\"key\":\"k\",\"value\":" + read + ",\"time\":126}");
        lines.addAll(List.of(more));
        Files.write(folder.resolve("h.jsonl"), lines);
    }

    private int run(String... arguments) {
        Surroundings surroundings = new Surroundings(
                terminal.terminal(),
                Clock.fixed(Instant.parse("2030-01-01T00:00:00Z"), ZoneOffset.UTC),
                folder,
                Map.of(),
                () -> {
                    throw new EnvironmentUnusableException("No engine.", "Start one.");
                });
        String[] all = new String[arguments.length + 1];
        all[0] = "judge";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return new Program(surroundings, false).run(all);
    }
}
