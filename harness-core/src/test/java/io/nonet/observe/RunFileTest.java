package io.nonet.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.nonet.observe.Observation.LogLine;
import io.nonet.observe.Observation.Phase;
import io.nonet.observe.Observation.RunFinished;
import io.nonet.observe.Observation.RunStarted;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RunFileTest {
    private static final LogLine LINE = new LogLine("n", "s", "line");

    @TempDir
    Path folder;

    Path path;

    @BeforeEach
    void setPath() {
        path = folder.resolve("run.json");
    }

    @Test
    void readsBackARunOfEveryType() {
        List<Observation> between = new ArrayList<>(Samples.ALL);
        between.removeIf(each -> each instanceof RunStarted || each instanceof RunFinished);
        List<TimedObservation<?>> written = new ArrayList<>(Samples.timed(Samples.STARTED));
        written.addAll(Samples.timed(between.toArray(Observation[]::new)));
        written.addAll(Samples.timed(new RunFinished(Verdict.PASSED, "3 checks held")));
        write(written);
        RecordedRun run = RunFileReader.read(path);
        assertThat(run.observations().all()).isEqualTo(written);
        assertThat(run.started()).isEqualTo(Samples.STARTED);
        assertThat(run.cutOffAtLine()).isEmpty();
        assertThat(run.complete()).isTrue();
    }

    @Test
    void namesTheSchemaInTheFirstLineOnly() throws IOException {
        write(Samples.timed(Samples.STARTED, LINE));
        assertThat(Files.readAllLines(path).get(0)).startsWith("{\"schema\":\"nonet-run/1\",\"time\":");
        assertThat(Files.readAllLines(path).get(1)).startsWith("{\"time\":");
    }

    @Test
    void isForItsOwnerOnly() throws IOException {
        RunFile.create(path).close();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
    }

    @Test
    void neverWritesOverAnotherRun() throws IOException {
        Files.writeString(path, "precious");
        assertThatThrownBy(() -> RunFile.create(path))
                .isInstanceOf(RunFileException.class)
                .hasMessageContaining(path.toString());
        assertThat(path).hasContent("precious");
    }

    @Test
    void refusesARunThatDoesNotBeginWithItsStart() {
        try (RunFile file = RunFile.create(path)) {
            assertThatThrownBy(() -> file.seen(Samples.timed(Samples.ALL.get(2)).get(0)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContainingAll("run-started", "RunFinished");
        }
        assertThat(path).isEmptyFile();
    }

    @Test
    void hasEveryLineBeforeItIsClosed() throws IOException {
        try (RunFile file = RunFile.create(path)) {
            for (int line = 1; line <= 3; line++) {
                file.seen(Samples.timed(line == 1 ? Samples.STARTED : LINE).get(0));
                assertThat(Files.readString(path).lines()).hasSize(line);
                assertThat(Files.readString(path)).endsWith("}\n");
            }
        }
    }

    @Test
    void keepsWritingWhenTheRecordingThreadIsInterrupted() {
        try (RunFile file = RunFile.create(path)) {
            Thread.currentThread().interrupt();
            file.seen(Samples.timed(Samples.STARTED).get(0));
            file.seen(Samples.timed(LINE).get(0));
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(RunFileReader.read(path).observations().all()).hasSize(2);
    }

    @Test
    void staysWholeWhenTheDiskIsFullForAWhile() throws IOException {
        try (RunFile file = new RunFile(path, new FullDisk(path, 2))) {
            file.seen(Samples.timed(Samples.STARTED).get(0));
            assertThatThrownBy(() -> file.seen(
                            Samples.timed(new LogLine("n", "s", "lost")).get(0)))
                    .isInstanceOf(RunFileException.class)
                    .hasMessageContainingAll(path.toString(), "No space left on device");
            file.seen(Samples.timed(new LogLine("n", "s", "kept")).get(0));
        }
        assertThat(RunFileReader.read(path).observations().values(LogLine.class))
                .containsExactly(new LogLine("n", "s", "kept"));
    }

    @Test
    void leavesOutWhatComesAfterItsEnd() {
        RunFile file = RunFile.create(path);
        file.seen(Samples.timed(Samples.STARTED).get(0));
        file.close();
        file.seen(Samples.timed(LINE).get(0));
        assertThatCode(file::close).doesNotThrowAnyException();
        assertThat(RunFileReader.read(path).observations().all()).hasSize(1);
    }

    @Test
    void writesWholeLinesFromManyThreads() throws InterruptedException, ExecutionException {
        Timeline timeline = Timeline.start(Clock.systemUTC());
        var threads = Executors.newFixedThreadPool(8);
        try (RunFile file = RunFile.create(path)) {
            timeline.addListener(file);
            timeline.record(Samples.STARTED);
            List<Future<?>> done = IntStream.range(0, 8)
                    .<Future<?>>mapToObj(thread -> threads.submit(() -> IntStream.range(0, 500)
                            .forEach(number -> timeline.record(new LogLine("n" + thread, "s", "line " + number)))))
                    .toList();
            for (Future<?> each : done) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
        Observations read = RunFileReader.read(path).observations();
        assertThat(read).isEqualTo(timeline.snapshot());
        assertThat(read.all()).hasSize(4001).isSortedAccordingTo((a, b) -> Long.compare(a.nanos(), b.nanos()));
    }

    @Test
    void endsWithTheEndOfTheRun() {
        write(Samples.timed(Samples.STARTED, new RunFinished(Verdict.PASSED, "x"), LINE, LINE));
        assertThat(RunFileReader.read(path).observations().all()).hasSize(2);
    }

    @Test
    void toleratesALastLineThatIsCutOff() throws IOException {
        write(Samples.timed(Samples.STARTED, new Phase("boot", Duration.ofSeconds(1)), new LogLine("n", "s", "ü")));
        byte[] whole = Files.readAllBytes(path);
        int lastLine = new String(whole, StandardCharsets.ISO_8859_1).lastIndexOf("{\"time\"");
        assertThat(lastLine).isPositive();
        for (int length = lastLine + 1; length < whole.length - 1; length++) {
            Files.write(path, Arrays.copyOf(whole, length));
            RecordedRun run = RunFileReader.read(path);
            assertThat(run.cutOffAtLine()).as("cut at byte %d", length).hasValue(3);
            assertThat(run.observations().all()).hasSize(2);
            assertThat(run.complete()).isFalse();
        }
    }

    @Test
    void keepsALastLineThatLacksItsLineFeedOnly() throws IOException {
        write(Samples.timed(Samples.STARTED, new RunFinished(Verdict.FAILED, "x")));
        Files.writeString(path, Files.readString(path).stripTrailing());
        assertThat(RunFileReader.read(path).cutOffAtLine()).isEmpty();
        assertThat(RunFileReader.read(path).complete()).isTrue();
    }

    @Test
    void isIncompleteWithoutAnEnd() {
        write(Samples.timed(Samples.STARTED));
        assertThat(RunFileReader.read(path).complete()).isFalse();
    }

    @Test
    void namesABrokenLine() throws IOException {
        write(Samples.timed(Samples.STARTED, LINE));
        Files.writeString(path, Files.readString(path) + "{\"time\":\n" + "{}\n");
        assertThatThrownBy(() -> RunFileReader.read(path)).isInstanceOfSatisfying(RunFileException.class, e -> {
            assertThat(e.file()).isEqualTo(path);
            assertThat(e.line()).hasValue(3);
            assertThat(e).hasMessageContaining(path + ", line 3: ");
        });
    }

    static Stream<Arguments> impossible() {
        return Stream.of(
                arguments(
                        "1,\"type\":\"phase\",\"name\":\"p\",\"durationNanos\":1", "goes back, but was [1] after [7]"),
                arguments("9223372036854775807,\"type\":\"x\"", "nanos: expected from 0 to 100 years"),
                arguments("8,\"type\":\"phase\",\"name\":\"p\",\"durationNanos\":-1", "durationNanos: expected from 0"),
                arguments(
                        "8,\"type\":\"step\",\"description\":\"d\",\"stage\":\"finished\",\"durationNanos\":-1",
                        "durationNanos: expected from 0"),
                arguments(request(-1, 1), "startNanos: expected from 0"),
                arguments(request(1, -1), "latencyNanos: expected from 0"),
                arguments(request(1, 3_153_600_000_000_000_000L), "startNanos and latencyNanos: expected from 0"),
                arguments(
                        "8,\"type\":\"run-started\",\"runId\":\"r\",\"name\":\"n\",\"startedAt\":\"2026-03-01T12:00:00Z\","
                                + "\"nodes\":[],\"versions\":{},\"images\":{},\"command\":\"c\"",
                        "run-started in the first line only"));
    }

    @ParameterizedTest
    @MethodSource("impossible")
    void namesALineThatCannotBe(String nanosAndMore, String problem) throws IOException {
        write(Samples.timed(Samples.STARTED));
        Files.writeString(
                path, Files.readString(path) + "{\"time\":\"2026-03-01T12:00:00Z\",\"nanos\":" + nanosAndMore + "}\n");
        assertThatThrownBy(() -> RunFileReader.read(path))
                .isInstanceOf(RunFileException.class)
                .hasMessageContainingAll(path + ", line 2: ", problem);
    }

    @Test
    void namesALineAfterTheEndOfTheRun() throws IOException {
        write(Samples.timed(Samples.STARTED, LINE, new RunFinished(Verdict.PASSED, "x")));
        List<String> lines = Files.readAllLines(path);
        Files.write(path, List.of(lines.get(0), lines.get(2), lines.get(1)));
        assertThatThrownBy(() -> RunFileReader.read(path))
                .hasMessageContaining(path + ", line 3: expected nothing after run-finished");
    }

    @Test
    void namesALineThatIsNoUtf8() throws IOException {
        write(Samples.timed(Samples.STARTED, new LogLine("n", "s", "ü"), LINE));
        byte[] bytes = Files.readAllBytes(path);
        bytes[new String(bytes, StandardCharsets.ISO_8859_1).indexOf(0xc3)] = (byte) 0xff;
        Files.write(path, bytes);
        assertThatThrownBy(() -> RunFileReader.read(path)).hasMessageContainingAll("line 2", "no UTF-8");
    }

    @Test
    void showsNothingOfAStrangeFileThatMovesTheCursor() throws IOException {
        Files.writeString(path, "{\"schema\":\"\\u001b[31mred\\u202e\"}\n");
        assertThatThrownBy(() -> RunFileReader.read(path)).hasMessageContaining("[\\u001b[31mred\\u202e]");
    }

    @Test
    void doesNotTakeABrokenLastLineForACutOffOne() throws IOException {
        write(Samples.timed(Samples.STARTED));
        Files.writeString(path, Files.readString(path) + "{\"time\":\n");
        assertThatThrownBy(() -> RunFileReader.read(path)).hasMessageContaining("line 2");
    }

    @Test
    void refusesAnotherSchemaAndSaysWhichItKnows() throws IOException {
        write(Samples.timed(Samples.STARTED));
        Files.writeString(path, Files.readString(path).replace("nonet-run/1", "nonet-run/2"));
        assertThatThrownBy(() -> RunFileReader.read(path))
                .isInstanceOf(RunFileException.class)
                .hasMessageContainingAll("line 1", "[nonet-run/1]", "[nonet-run/2]");
    }

    @Test
    void refusesWhatIsNoRunFile() throws IOException {
        for (String content : List.of("", "{\"a\":1}\n", "[]\n", "\n", "{\"schema\":\"nonet-run/1\"", "PNG\n")) {
            Files.writeString(path, content);
            assertThatThrownBy(() -> RunFileReader.read(path))
                    .as(content)
                    .isInstanceOf(RunFileException.class)
                    .hasMessageContaining(path.toString());
        }
    }

    @Test
    void refusesAFileThatBeginsWithSomethingElse() throws IOException {
        write(Samples.timed(Samples.STARTED));
        Files.writeString(path, Files.readString(path).replace("\"run-started\"", "\"moon-phase\""));
        assertThatThrownBy(() -> RunFileReader.read(path)).hasMessageContainingAll("line 1", "run-started");
    }

    @Test
    void saysThatThereIsNoFile() {
        assertThatThrownBy(() -> RunFileReader.read(path))
                .isInstanceOf(RunFileException.class)
                .hasMessageContainingAll(path.toString(), "no such run file");
    }

    private static String request(long startNanos, long latencyNanos) {
        return "8,\"type\":\"request\",\"client\":\"c\",\"operation\":\"read\",\"target\":\"t\",\"outcome\":\"ok\","
                + "\"startNanos\":" + startNanos + ",\"latencyNanos\":" + latencyNanos;
    }

    private void write(List<TimedObservation<?>> observations) {
        try (RunFile file = RunFile.create(path)) {
            observations.forEach(file::seen);
        }
    }

    /** A file that takes half of one of the lines. */
    private static final class FullDisk extends RandomAccessFile {
        private int writesLeft;

        FullDisk(Path path, int failingWrite) throws IOException {
            super(path.toFile(), "rw");
            writesLeft = failingWrite;
        }

        @Override
        public void write(byte[] line) throws IOException {
            writesLeft--;
            if (writesLeft == 0) {
                super.write(Arrays.copyOf(line, line.length / 2));
                throw new IOException("No space left on device");
            }
            super.write(line);
        }
    }
}
