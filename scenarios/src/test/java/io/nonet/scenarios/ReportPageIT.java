package io.nonet.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.nonet.reports.ReportFormat;
import io.nonet.reports.Reports;
import io.nonet.reports.model.RunReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.remote.RemoteWebDriver;

/**
 * A run's page in Chromium, from disk and without a network; of the record of a real partition, in which one check is said not
 * to hold.
 */
class ReportPageIT {
    /** A browser draws sixty times a second; this is for one that waits for a processor. */
    private static final Duration DRAWN_WITHIN = Duration.ofSeconds(10);

    private static final String BROKEN = "consul-0 acknowledged nothing";

    @AutoClose
    private static OfflineBrowser browser;

    private static RemoteWebDriver driver;

    @BeforeAll
    static void openABrowserWithoutANetwork(@TempDir Path folder) throws IOException {
        browser = OfflineBrowser.start(Reports.text(RunReader.read(run(folder)), ReportFormat.HTML));
        driver = browser.driver();
    }

    @BeforeEach
    void openThePage() throws IOException {
        browser.open();
    }

    @Test
    void theBrowserReachesNobody() throws IOException {
        try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String address = "http://127.0.0.1:" + listening.getLocalPort() + "/";
            assertThatThrownBy(() -> driver.get(address))
                    .isInstanceOf(WebDriverException.class)
                    .hasMessageContaining("ERR_PROXY_CONNECTION_FAILED");
        }
        assertThatThrownBy(() -> driver.get("http://example.org/"))
                .isInstanceOf(WebDriverException.class)
                .hasMessageContaining("net::ERR_");
    }

    @Test
    void itsConsoleIsEmpty() {
        assertThat(browser.console()).isEmpty();
    }

    @Test
    void aLaneOfEachAgentTellsItsStates() {
        assertThat(lanes())
                .contains("consul-0/consul", "nomad-server-2/nomad", "nomad-client-2/consul", "Consul leader");
        assertThat(bars("Consul leader")).anyMatch(told -> told.endsWith("consul-0 leads, term 2"));
    }

    @Test
    void theFaultHasABarFromItsInjectionToItsHeal() {
        WebElement fault = driver.findElement(By.cssSelector(".bar.t-fault"));

        assertThat(fault.getDomAttribute("data-a")).isEqualTo("10.656");
        assertThat(fault.getDomAttribute("data-b")).isEqualTo("15.725");
        assertThat(fault.getRect().getWidth()).isGreaterThan(100);
        assertThat(fault.getRect().getHeight()).isGreaterThan(5);
    }

    @Test
    void theClientsRequestsAreDrawn() {
        assertThat(driver.findElements(By.cssSelector("#rate canvas, #latency canvas")))
                .hasSize(2);
    }

    @Test
    void aKeyZooms() {
        String whole = axis();
        WebElement bar = focused();

        bar.sendKeys("+");
        String half = axis();
        bar.sendKeys("0");

        assertThat(whole).startsWith("0");
        assertThat(half).isNotEqualTo(whole);
        assertThat(axis()).isEqualTo(whole);
    }

    @Test
    void theButtonsZoomAndMoveWhatIsShown() {
        double[] whole = shown();
        press("in");
        double[] half = shown();
        press("left");
        double[] earlier = shown();
        press("right");
        double[] back = shown();
        press("out");

        assertThat(half[1] - half[0]).isCloseTo((whole[1] - whole[0]) / 2, within(0.02));
        assertThat(earlier[0]).isCloseTo(half[0] - 0.3 * (half[1] - half[0]), within(0.03));
        assertThat(back).containsExactly(half, within(0.02));
        assertThat(shown()).containsExactly(whole, within(0.02));
    }

    @Test
    void draggingChoosesATimeAndWithShiftMovesIt() {
        WebElement track = driver.findElement(By.cssSelector(".lane:not(.axis):not(.silent) .track"));
        double whole = shown()[1];
        int width = track.getRect().getWidth();

        new Actions(driver)
                .moveToElement(track, -width / 4, 0)
                .clickAndHold()
                .moveByOffset(width / 2, 0)
                .release()
                .perform();
        double[] chosen = shown();
        new Actions(driver)
                .keyDown(Keys.SHIFT)
                .moveToElement(track, 0, 0)
                .clickAndHold()
                .moveByOffset(width / 10, 0)
                .release()
                .keyUp(Keys.SHIFT)
                .perform();
        double[] moved = shown();

        assertThat(chosen).containsExactly(new double[] {whole / 4, whole * 3 / 4}, within(whole / 100));
        assertThat(moved[0]).isCloseTo(chosen[0] - (chosen[1] - chosen[0]) / 10, within(whole / 100));
        assertThat(moved[1] - moved[0]).isCloseTo(chosen[1] - chosen[0], within(0.02));
    }

    @Test
    void zoomedInABarTakesMoreRoomAndTheClientsFollow() {
        WebElement fault = driver.findElement(By.cssSelector(".bar.t-fault"));
        int small = fault.getRect().getWidth();
        focused().sendKeys("+");

        // Half of the run is shown, which ends before the fault does.
        assertThat(fault.getRect().getWidth()).isGreaterThan(small + 50);
        assertThat(driver.findElements(By.cssSelector("#rate canvas"))).hasSize(1);
        assertThat(driver.findElement(By.id("shown")).getText()).doesNotContain("the whole run");
    }

    @Test
    void theTabKeyStopsOnceInEachLaneAndArrowsGoFromLaneToLane() {
        assertThat(browser.texts("return [...document.querySelectorAll('#lanes .lane:not(.axis) .track')]"
                        + ".map(track => track.querySelectorAll('[tabindex=\"0\"]').length)"
                        + ".filter(stops => stops !== 1).map(String)"))
                .isEmpty();
        focused();
        String first = focusedLane();
        driver.switchTo().activeElement().sendKeys(Keys.ARROW_DOWN);

        assertThat(focusedLane()).isNotEmpty().isNotEqualTo(first);
        driver.switchTo().activeElement().sendKeys(Keys.ARROW_UP);
        assertThat(focusedLane()).isEqualTo(first);
    }

    @Test
    void zoomedInTheTabKeyStopsAtABarThatIsInSight() {
        press("in");
        press("in");

        assertThat(browser.texts("return [...document.querySelectorAll('#lanes .lane:not(.axis)')]"
                        + ".map(lane => [...lane.querySelectorAll('.bar')].filter(bar => bar.getClientRects().length > 0))"
                        + ".filter(bars => bars.length > 0 && !bars.some(bar => bar.getAttribute('tabindex') === '0'))"
                        + ".map(bars => bars[0].getAttribute('aria-label'))"))
                .isEmpty();
    }

    @Test
    void whoLosesSightOfABarByZoomingIsAtAnother() {
        WebElement first = driver.findElement(By.cssSelector(".bar[data-a='0.000']"));
        driver.executeScript("arguments[0].focus()", first);
        driver.switchTo().activeElement().sendKeys("+");
        driver.switchTo().activeElement().sendKeys("+");

        assertThat(first.isDisplayed()).isFalse();
        assertThat(focusedLane()).isNotEmpty();
    }

    @Test
    void everyBarAndChartIsToldToWhoDoesNotSeeIt() {
        assertThat(browser.texts("return [...document.querySelectorAll('[role=img]')]"
                        + ".filter(one => !one.getAttribute('aria-label')).map(one => one.outerHTML)"))
                .isEmpty();
    }

    @Test
    void anArrowGoesFromBarToBar() {
        WebElement bar = focused();
        bar.sendKeys(Keys.ARROW_RIGHT);

        assertThat(driver.switchTo().activeElement()).isNotEqualTo(bar);
        assertThat(driver.findElement(By.id("tip")).isDisplayed()).isTrue();
    }

    @Test
    void aFailureLeadsToWhatWasSeenAroundIt() {
        List<WebElement> rows = driver.findElements(By.cssSelector("#rows tr"));
        driver.findElement(By.cssSelector("a.failure")).click();

        List<WebElement> shown = rows.stream()
                .filter(row -> row.getDomAttribute("hidden") == null)
                .toList();
        assertThat(shown).hasSizeBetween(2, rows.size() - 1).allSatisfy(row -> assertThat(
                        Double.parseDouble(Objects.requireNonNull(row.getDomAttribute("data-t"))))
                .isBetween(10.590, 20.591));
        assertThat(driver.findElement(By.cssSelector("#rows tr.here.k-failure")).getText())
                .contains(BROKEN);
        // The lanes show ten seconds with it, up to the run's end, and who uses the keyboard is there.
        assertThat(shown()).containsExactly(new double[] {8.92, 18.92}, within(0.02));
        assertThat(driver.switchTo().activeElement().getDomAttribute("id")).isEqualTo("seen");
        driver.findElement(By.id("everything")).click();
        assertThat(rows).allMatch(row -> row.getDomAttribute("hidden") == null);
    }

    @Test
    void itIsPrintedOnWhiteWithoutWhatPaperCannotDo() throws IOException {
        browser.pretend("print", "dark");

        assertThat(background()).isEqualTo("rgba(255, 255, 255, 1)");
        assertThat(driver.findElements(By.cssSelector("nav, .tools, #copy")))
                .isNotEmpty()
                .noneMatch(WebElement::isDisplayed);
        assertThat(driver.findElement(By.cssSelector(".bar.t-fault")).isDisplayed())
                .isTrue();
        assertThat(driver.findElement(By.cssSelector(".reason")).getCssValue("max-height"))
                .isEqualTo("none");
    }

    @Test
    void onPaperTheChartsGoAlongTheLanes() throws IOException {
        for (String drawn : List.of("medium", "event")) {
            browser.open();
            if (drawn.equals("medium")) {
                browser.pretend("print", "light");
            } else {
                driver.executeScript("dispatchEvent(new Event('beforeprint'))");
            }
            // The browser tells the page of another medium when it draws next; until then charts are replaced.
            await("charts along the lanes on paper, by " + drawn)
                    .atMost(DRAWN_WITHIN)
                    .untilAsserted(() -> {
                        List<Double> axis = spans("#axis").get(0);
                        assertThat(axis.get(0) + axis.get(1)).isLessThan(900);
                        assertThat(spans("#rate .u-over, #latency .u-over"))
                                .hasSize(2)
                                .allSatisfy(chart -> {
                                    assertThat(chart.get(0)).isCloseTo(axis.get(0), within(2.0));
                                    assertThat(chart.get(1)).isCloseTo(axis.get(1), within(2.0));
                                });
                    });
        }
        assertThat(driver.findElement(By.id("numbers")).getDomAttribute("open")).isNotNull();
        driver.executeScript("dispatchEvent(new Event('afterprint'))");
        assertThat(driver.findElement(By.id("axis")).getRect().getWidth()).isGreaterThan(900);
        assertThat(driver.findElement(By.id("numbers")).getDomAttribute("open")).isNull();
    }

    @Test
    void itIsDarkForWhoWantsItDark() throws IOException {
        String light = background();
        browser.pretend("", "dark");

        assertThat(light).isEqualTo("rgba(246, 247, 248, 1)");
        assertThat(background()).isEqualTo("rgba(20, 24, 28, 1)");
    }

    private static Path run(Path folder) throws IOException {
        try (InputStream recorded = ReportPageIT.class.getResourceAsStream("/reports/partition.json")) {
            String run = new String(Objects.requireNonNull(recorded).readAllBytes(), StandardCharsets.UTF_8);
            String held = "\"name\":\"" + BROKEN + "\",\"passed\":";
            String verdict = "\"type\":\"run-finished\",\"verdict\":";
            assertThat(run).containsOnlyOnce(held + "true").contains(verdict + "\"passed\"");
            return Files.writeString(
                    folder.resolve("run.json"),
                    run.replace(held + "true", held + "false").replace(verdict + "\"passed\"", verdict + "\"failed\""));
        }
    }

    private static List<String> lanes() {
        return browser.texts("return [...document.querySelectorAll('.lane .name')].map(one => one.textContent)");
    }

    /** What the bars of a lane tell. */
    private static List<String> bars(String lane) {
        return browser.texts(
                "return [...document.querySelectorAll('.lane')]"
                        + ".filter(one => one.querySelector('.name').textContent === arguments[0])"
                        + ".flatMap(one => [...one.querySelectorAll('.bar')]).map(bar => bar.getAttribute('aria-label'))",
                lane);
    }

    private static String axis() {
        return driver.findElement(By.id("axis")).getText();
    }

    /** Left edge and width, in pixels, of all that a selector finds at one moment. */
    private static List<List<Double>> spans(String selector) {
        return browser
                .texts(
                        "return [...document.querySelectorAll(arguments[0])].map(one => one.getBoundingClientRect())"
                                + ".map(({ left, width }) => `${left} ${width}`)",
                        selector)
                .stream()
                .map(each -> Stream.of(each.split(" ")).map(Double::valueOf).toList())
                .toList();
    }

    private static String background() {
        return driver.findElement(By.tagName("body")).getCssValue("background-color");
    }

    /** The time that is shown, in seconds: from, to. */
    private static double[] shown() {
        String[] words = driver.findElement(By.id("window")).getText().split(" ");
        return new double[] {Double.parseDouble(words[0]), Double.parseDouble(words[3])};
    }

    private static void press(String zoom) {
        driver.findElement(By.cssSelector("[data-zoom='" + zoom + "']")).click();
    }

    /** The first bar, which has the focus now. */
    private static WebElement focused() {
        WebElement bar = driver.findElement(By.cssSelector(".bar[tabindex='0']"));
        driver.executeScript("arguments[0].focus()", bar);
        return bar;
    }

    private static String focusedLane() {
        return String.join(
                "",
                browser.texts(
                        "return [document.activeElement.closest('.lane')?.querySelector('.name').textContent ?? '']"));
    }
}
