package io.nonet.chaos.judge;

import static io.nonet.chaos.judge.TestingOperations.plenty;
import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.chaos.history.Histories;
import io.nonet.chaos.history.History;
import io.nonet.chaos.history.Model;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Histories that a judge easily gets wrong. Each step is {@code process function asked outcome answered}; without an answer it
 * stays open, and {@code !} in place of a question gives the answer to it later.
 */
class HardHistoriesTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            OK        | 0 add 1 info; 1 read null ok [1]; 0 add 1 ok; 1 read null ok [1]
            OK        | 0 add 1 info; 0 add 1 fail; 1 read null ok [1]
            OK        | 0 add 1 fail; 0 add 1 info; 1 read null ok [1]
            VIOLATION | 0 add 1 fail; 0 add 1 fail; 1 read null ok [1]
            VIOLATION | 1 read null ok [1]; 0 add 1 info; 1 read null ok [1]
            OK        | initial [1]; 0 add 2 ok; 1 read null ok [1,2]
            VIOLATION | initial [1]; 0 add 2 ok; 1 read null ok [2]
            VIOLATION | 0 add 1; 2 read null; 0 ! ok; 1 read null ok []; 2 ! ok []
            OK        | 0 add 1; 2 read null; 0 ! ok; 1 read null ok []; 2 ! ok [1]
            UNKNOWN   | 0 add 1 ok
            """)
    void ofSets(Ruling expected, String steps) throws IOException {
        assertThat(judge(Model.SET, steps, Duration.ZERO).ruling()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            OK        | initial [1]; 0 enqueue 2 ok; 1 dequeue null ok 1; 1 dequeue null ok 2
            VIOLATION | initial [1]; 0 enqueue 2 ok; 1 dequeue null ok 2
            VIOLATION | 0 enqueue 1 ok; 0 enqueue 1 ok; 1 dequeue null ok 1; 1 dequeue null ok null
            OK        | 0 enqueue 1 ok; 0 enqueue 1 ok; 1 dequeue null ok 1; 1 dequeue null ok 1
            VIOLATION | 0 enqueue 1 ok; 1 dequeue null ok 1; 1 dequeue null ok 1; 0 enqueue 1 ok
            OK        | 0 enqueue 1 info; 1 dequeue null ok 1; 0 enqueue 1 ok; 1 dequeue null ok 1
            UNKNOWN   | 0 enqueue 1 ok; 0 enqueue 1 ok; 1 dequeue null ok 1; 1 dequeue null info
            VIOLATION | 0 enqueue 1 fail; 0 enqueue 2 ok; 1 dequeue null ok 1; 1 dequeue null ok 2
            """)
    void ofQueues(Ruling expected, String steps) throws IOException {
        assertThat(judge(Model.QUEUE, steps, Duration.ZERO).ruling()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            OK        | 0 acquire null ok 9223372036854775807; 0 release null ok; 1 acquire null ok 9223372036854775808
            VIOLATION | 0 acquire null ok 18446744073709551616; 0 release null ok; 1 acquire null ok 5
            VIOLATION | 0 acquire null ok 5; 0 acquire null ok 9; 0 release null ok; 1 acquire null ok 7
            OK        | 0 acquire null ok 5; 0 acquire null ok 5; 0 release null ok; 1 acquire null ok 7.0
            VIOLATION | 0 acquire null ok 5; 0 acquire null ok 4
            OK        | 0 acquire null ok; 0 release null fail; 1 acquire null ok
            """)
    void ofLocks(Ruling expected, String steps) throws IOException {
        assertThat(judge(Model.LOCK, steps, Duration.ZERO).ruling()).isEqualTo(expected);
    }

    @Test
    void withoutTimesItCannotBeToldWhetherAnOverlapIsWithinTheLockDelay() throws IOException {
        String overlap = "0 acquire null ok; 1 acquire null ok; 0 release null ok; 1 release null ok";
        assertThat(judge(Model.LOCK, overlap, Duration.ofSeconds(15)).ruling()).isEqualTo(Ruling.UNKNOWN);
        assertThat(judge(Model.LOCK, overlap, Duration.ZERO).ruling()).isEqualTo(Ruling.VIOLATION);
    }

    @Test
    void whoNeverGivesALockUpHoldsItToTheEndOfTheWholeRecord() throws IOException {
        Path file = folder.resolve("h");
        Files.writeString(file, acquire(0, "k", 1) + acquire(1, "k", 11) + acquire(2, "j", 100));
        assertThat(Judge.of(Model.LOCK, Duration.ofSeconds(15))
                        .judge(Histories.read(file, Optional.of(Model.LOCK)), plenty())
                        .ruling())
                .isEqualTo(Ruling.VIOLATION);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            UNKNOWN   | 0 write "a" ok; 1 watch 0 ok [5,"a"]; 1 watch 5 info; 0 write "b" ok; 2 watch 5 ok [6,"b"]
            VIOLATION | 0 write "a" ok; 1 watch 0 ok [5,"a"]; 0 write "b" ok; 2 watch 5 ok [6,"b"]
            UNKNOWN   | 0 write "a" ok; 1 watch 0 info
            VIOLATION | 0 write "a" ok; 0 write "b" fail; 1 watch 0 ok [5,"b"]
            VIOLATION | 0 write "a" ok; 1 watch 0 ok [5,"b"]; 0 write "b" ok; 1 watch 5 ok [6,"b"]
            VIOLATION | 0 write "a" ok; 1 watch 0 ok [5,"a"]; 1 watch 3 ok [4,"a"]
            OK        | 0 write "a" ok; 1 watch 0 ok [5,"a"]; 1 watch 0 ok [4,"a"]
            OK        | initial "z"; 1 watch 0 ok [3,"z"]; 0 write "a" ok; 1 watch 3 ok [5,"a"]
            VIOLATION | 1 watch 0 ok [3,"z"]; 0 write "a" ok; 1 watch 3 ok [5,"a"]
            """)
    void ofWatches(Ruling expected, String steps) throws IOException {
        assertThat(judge(Model.WATCH, steps, Duration.ZERO).ruling()).isEqualTo(expected);
    }

    @Test
    void aWindowAmongManyReadsShowsFew() throws IOException {
        String steps = "0 write 1 info; 1 write 2 ok; 1 read null ok 1; 1 write 2 ok;"
                + " 1 read null ok 2;".repeat(100)
                + " 1 read null ok 1";
        Judgement judged = judge(Model.REGISTER, steps, Duration.ZERO);
        assertThat(judged.ruling()).isEqualTo(Ruling.VIOLATION);
        assertThat(judged.windows()).singleElement().satisfies(window -> assertThat(window.operations())
                .hasSize(5));
    }

    private Judgement judge(Model model, String steps, Duration lockDelay) throws IOException {
        Path file = folder.resolve("h");
        Files.write(file, lines(steps));
        History history = Histories.read(file, Optional.of(model));
        assertThat(history.problems()).isEmpty();
        return Judge.of(model, lockDelay).judge(history, plenty());
    }

    private static List<String> lines(String steps) {
        List<String> lines = new ArrayList<>();
        for (String step : steps.split("; *")) {
            String[] word = step.strip().split(" ");
            if (word[0].equals("initial")) {
                lines.add("{\"initial\":" + word[1] + "}");
                continue;
            }
            boolean later = word[1].equals("!");
            String function = later ? asked(lines, word[0]) : word[1];
            if (!later) {
                lines.add(event(word[0], "invoke", function, word[2]));
            }
            int outcome = later ? 2 : 3;
            if (word.length > outcome) {
                lines.add(event(
                        word[0], word[outcome], function, word.length > outcome + 1 ? word[outcome + 1] : "null"));
            }
        }
        return lines;
    }

    /** What a process asked last. */
    private static String asked(List<String> lines, String process) {
        String last = lines.stream()
                .filter(line -> line.startsWith("{\"process\":" + process + ","))
                .reduce((one, other) -> other)
                .orElseThrow();
        return last.replaceAll(".*\"f\":\"(\\w+)\".*", "$1");
    }

    private static String event(String process, String type, String function, String value) {
        return "{\"process\":%s,\"type\":\"%s\",\"f\":\"%s\",\"value\":%s}".formatted(process, type, function, value);
    }

    private static String acquire(int process, String key, int seconds) {
        String event = "{\"process\":%d,\"type\":\"%s\",\"f\":\"acquire\",\"key\":\"%s\",\"time\":%d}\n";
        long time = seconds * 1_000_000_000L;
        return event.formatted(process, "invoke", key, time) + event.formatted(process, "ok", key, time + 1);
    }
}
