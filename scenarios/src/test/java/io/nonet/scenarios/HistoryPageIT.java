package io.nonet.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nonet.chaos.history.Histories;
import io.nonet.chaos.history.History;
import io.nonet.chaos.history.Model;
import io.nonet.chaos.judge.Budget;
import io.nonet.chaos.judge.Judge;
import io.nonet.observe.Observation.Request;
import io.nonet.observe.Observation.RunFinished;
import io.nonet.observe.Observation.RunStarted;
import io.nonet.observe.Outcome;
import io.nonet.observe.RunFile;
import io.nonet.observe.Timeline;
import io.nonet.observe.Verdict;
import io.nonet.reports.ReportFormat;
import io.nonet.reports.Reports;
import io.nonet.reports.model.RunReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Rectangle;
import org.openqa.selenium.WebElement;

/** The page of a run of thousands of operations in Chromium, in which the judge has found the one stale read that was planted. */
class HistoryPageIT {
    private static final int ROUNDS = 1500;
    /** In the middle of the run. */
    private static final int STALE = 750;

    private static final long ROUND = Duration.ofMillis(40).toNanos();
    private static final long MILLI = Duration.ofMillis(1).toNanos();
    private static final int MOST_BYTES = 1_000_000;

    @AutoClose
    private static OfflineBrowser browser;

    @BeforeAll
    static void openABrowserWithoutANetwork(@TempDir Path folder) throws IOException {
        String page = Reports.text(RunReader.read(run(folder.resolve("run.json"))), ReportFormat.HTML);
        assertThat(page.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(MOST_BYTES);
        browser = OfflineBrowser.start(page);
    }

    @BeforeEach
    void openThePage() throws IOException {
        browser.open();
    }

    @Test
    void theSmallestWindowIsMarked() {
        List<WebElement> marked = browser.driver().findElements(By.cssSelector("#histories .op.in-window"));

        assertThat(marked)
                .extracting(one -> one.getDomAttribute("aria-label"))
                .hasSize(2)
                .anySatisfy(told -> assertThat(told).startsWith("writer: write " + STALE + " at consul-0, answered"))
                .anySatisfy(told -> assertThat(told).startsWith("one reader: read " + (STALE - 1) + " at consul-1"));
        assertThat(marked)
                .allSatisfy(one -> assertThat(one.getRect().getWidth()).isGreaterThan(20));
        // The time that is marked goes from the first of them to the last.
        WebElement band = browser.driver().findElement(By.cssSelector("#histories .marked-time"));
        int left = marked.stream().mapToInt(one -> one.getRect().getX()).min().orElseThrow();
        assertThat((double) band.getRect().getX()).isCloseTo(left, within(2.0));
        assertThat(marked).allSatisfy(one -> assertThat(
                        one.getRect().getX() + one.getRect().getWidth())
                .isLessThanOrEqualTo(band.getRect().getX() + band.getRect().getWidth() + 2));
    }

    @Test
    void theOperationsOfEachClientAreInALaneOfItsOwn() {
        assertThat(browser.texts("return [...document.querySelectorAll('.window .lane:not(.ends)')]"
                        + ".map(lane => lane.querySelector('.name').textContent + ': '"
                        + " + [...new Set([...lane.querySelectorAll('.op text')]"
                        + ".map(one => one.textContent.split(' ')[0]))])"))
                .containsExactly("<b>other</b> reader: read", "one reader: read", "writer: write");
        assertThat(browser.texts("return [...document.querySelectorAll('.history details .lane .name')]"
                        + ".map(one => one.textContent)"))
                .containsExactly("<b>other</b> reader", "one reader", "writer");
    }

    @Test
    void whatWasAskedAroundItIsShownToo() {
        Rectangle band = browser.driver()
                .findElement(By.cssSelector("#histories .marked-time"))
                .getRect();

        assertThat(browser.driver().findElements(By.cssSelector("#histories .op:not(.in-window)")))
                .hasSizeLessThan(118)
                .allMatch(WebElement::isDisplayed)
                .extracting(WebElement::getRect)
                .anyMatch(one -> one.getX() + one.getWidth() < band.getX())
                .anyMatch(one -> one.getX() > band.getX() + band.getWidth());
    }

    @Test
    void aButtonShowsTheSameTimeInTheTimeline() {
        browser.driver().findElement(By.cssSelector(".show-time")).click();

        assertThat(browser.driver().findElement(By.id("window")).getText()).startsWith("29.");
    }

    @Test
    void theFailureLeadsToTheTimeOfTheViolation() {
        browser.driver().findElement(By.cssSelector("a.failure")).click();

        assertThat(browser.driver().findElement(By.id("window")).getText()).startsWith("25.");
    }

    @Test
    void itsConsoleIsEmpty() {
        assertThat(browser.console()).isEmpty();
    }

    /** A writer, and two readers that see each write at once, but for one read of one of them. */
    private static Path run(Path file) {
        AtomicLong now = new AtomicLong();
        Timeline timeline = new Timeline(Clock.fixed(Instant.parse("2030-01-01T00:00:00Z"), ZoneOffset.UTC), now::get);
        timeline.record(new RunStarted(
                "id", "registers", timeline.instant(), Optional.empty(), List.of(), Map.of(), Map.of(), "./nonet"));
        for (int round = 0; round < ROUNDS; round++) {
            long start = round * ROUND;
            now.set(start + ROUND - 1);
            timeline.record(request("writer", "write", "consul-0", round, start, 10 * MILLI));
            timeline.record(request(
                    "one reader",
                    "read",
                    "consul-1",
                    round == STALE ? round - 1 : round,
                    start + 15 * MILLI,
                    8 * MILLI));
            timeline.record(request("<b>other</b> reader", "read", "consul-2", round, start + 12 * MILLI, 20 * MILLI));
        }
        History history = Histories.of(timeline.snapshot(), Model.REGISTER);
        timeline.record(Judge.of(Model.REGISTER, Duration.ZERO)
                .judge(history, new Budget(System::nanoTime, Duration.ofMinutes(1), 1L << 26))
                .observation("reads see the last write", history));
        timeline.record(new RunFinished(Verdict.FAILED, "not linearizable"));
        try (RunFile out = RunFile.create(file)) {
            timeline.addListener(out);
        }
        return file;
    }

    private static Request request(
            String client, String operation, String target, int value, long start, long latency) {
        return new Request(
                client,
                operation,
                target,
                Optional.of("k"),
                Optional.of(Integer.toString(value)),
                Outcome.OK,
                start,
                Duration.ofNanos(latency),
                Optional.empty());
    }
}
