package io.nonet.chaos.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nonet.observe.Freshness;
import io.nonet.observe.Observation.Request;
import io.nonet.observe.Observation.RunStarted;
import io.nonet.observe.Outcome;
import io.nonet.observe.RunFile;
import io.nonet.observe.Timeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoriesTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2030-01-01T00:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path folder;

    @Test
    void readsAFileOfEvents() throws IOException {
        Path file = Files.write(folder.resolve("h.jsonl"), HistoryFileTest.sample());
        assertThat(Histories.read(file, Optional.empty()).operations()).hasSize(1);
    }

    @Test
    void readsTheRequestsOfARun() {
        Timeline timeline = new Timeline(CLOCK, () -> 0);
        timeline.record(new RunStarted(
                "id", "name", CLOCK.instant(), Optional.empty(), List.of(), Map.of(), Map.of(), "./nonet"));
        timeline.record(request("a", "write", "k", "1", Outcome.INFO, 10, 5));
        timeline.record(request("a", "read", "k", "1", Outcome.OK, 15, 5));
        timeline.record(request("b", "submit-job", "job", "{}", Outcome.OK, 12, 5));
        timeline.record(request("b", "write", "k", "2", Outcome.OK, 20, 0));
        try (RunFile file = RunFile.create(folder.resolve("run.json"))) {
            timeline.addListener(file);
        }

        History history = Histories.read(folder, Optional.empty());

        assertThat(history.operations()).extracting(Operation::line).containsExactly(2, 3, 5);
        Operation read = history.operations().get(1);
        assertThat(read.before(history.operations().get(2))).isTrue();
        assertThat(read.answered().asInt()).isEqualTo(1);
        assertThat(read.target()).contains("agent");
        assertThat(read.freshness()).map(Freshness::mode).contains("stale");
        assertThat(history.operations().get(0).completed()).isEqualTo(Operation.OPEN);
        assertThat(history.problems()).isEmpty();
    }

    @Test
    void aWatchOfARunTellsWhatItWaitedOnAndWhatItFound() {
        Timeline timeline = Timeline.start(Clock.systemUTC());
        timeline.record(request("w", "watch", "k", "[4,5,3]", Outcome.OK, 1, 2));
        timeline.record(request("w", "watch", "k", "[5,null,null]", Outcome.INFO, 4, 2));
        History history = Histories.of(timeline.snapshot(), Model.WATCH);
        assertThat(history.operations())
                .extracting(operation -> operation.asked() + " " + operation.answered())
                .containsExactly("4 [5,3]", "5 [null,null]");
    }

    @Test
    void saysWhatIsNotThere() {
        assertThatThrownBy(() -> Histories.read(folder.resolve("none"), Optional.empty()))
                .isInstanceOf(HistoryException.class)
                .hasMessageContaining("none: there is no such file");
        assertThatThrownBy(() -> Histories.read(folder, Optional.empty()))
                .isInstanceOf(HistoryException.class)
                .hasMessageContaining("run.json: there is no such file");
    }

    private static Request request(
            String client, String operation, String key, String value, Outcome outcome, long start, long latency) {
        return new Request(
                client,
                operation,
                "agent",
                Optional.of(key),
                Optional.of(value),
                outcome,
                start,
                Duration.ofNanos(latency),
                Optional.empty(),
                Optional.of(new Freshness("stale", Optional.of(3L), Optional.of(Duration.ZERO), Optional.of(true))));
    }
}
