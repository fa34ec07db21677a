package io.nonet.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nonet.docker.BrowserContainer;
import io.nonet.reports.ReportFormat;
import io.nonet.reports.Reports;
import io.nonet.reports.model.RunReader;
import io.nonet.topology.config.MachineFile;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.ImmutableCapabilities;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.remote.Command;
import org.openqa.selenium.remote.CommandInfo;
import org.openqa.selenium.remote.HttpCommandExecutor;
import org.openqa.selenium.remote.RemoteWebDriver;
import org.openqa.selenium.remote.http.ClientConfig;
import org.openqa.selenium.remote.http.HttpMethod;

/**
 * A run's page in Chromium, from disk and without a network; of the record of a real partition, in which one check is said not
 * to hold.
 */
class ReportPageIT {
    private static final String PAGE = "/etc/browser/run.html";
    private static final String BROKEN = "consul-0 acknowledged nothing";
    private static final String DEVTOOLS = "devtools";
    private static final Duration ANSWERS_WITHIN = Duration.ofMinutes(1);

    private static BrowserContainer container;
    private static RemoteWebDriver driver;

    @BeforeAll
    static void openABrowserWithoutANetwork(@TempDir Path folder) throws IOException {
        String page = Reports.text(RunReader.read(run(folder)), ReportFormat.HTML);
        String name = "nonet-report-page-" + UUID.randomUUID().toString().substring(0, 8);
        container = BrowserContainer.start(name, "browser", List.of(new MachineFile(PAGE, page, 0600)));
        driver = new RemoteWebDriver(
                new HttpCommandExecutor(
                        Map.of(DEVTOOLS, new CommandInfo("/session/:sessionId/goog/cdp/execute", HttpMethod.POST)),
                        container.driver().toURL(),
                        ClientConfig.defaultConfig().baseUri(container.driver()).readTimeout(ANSWERS_WITHIN)),
                new ImmutableCapabilities(Map.of(
                        "browserName",
                        "chrome",
                        "goog:loggingPrefs",
                        Map.of(LogType.BROWSER, Level.ALL.getName()),
                        "goog:chromeOptions",
                        // No name is known, and at the proxy, which loopback goes through too, nothing listens.
                        Map.of(
                                "args",
                                List.of(
                                        "--headless=new",
                                        "--window-size=1400,900",
                                        "--host-resolver-rules=MAP * ~NOTFOUND",
                                        "--proxy-server=127.0.0.1:9",
                                        "--proxy-bypass-list=<-loopback>")))));
    }

    @AfterAll
    static void closeTheBrowser() {
        try {
            if (driver != null) {
                driver.quit();
            }
        } finally {
            if (container != null) {
                container.close();
            }
        }
    }

    @BeforeEach
    void openThePage() throws IOException {
        prefer("light");
        driver.get("file://" + PAGE);
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
        // Those of tests before this one are in it too; the first request takes them all.
        driver.manage().logs().get(LogType.BROWSER);
        driver.navigate().refresh();

        assertThat(driver.manage().logs().get(LogType.BROWSER).getAll()).isEmpty();
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
        WebElement bar = driver.findElement(By.cssSelector(".bar[tabindex='0']"));

        bar.sendKeys("+");
        String half = axis();
        bar.sendKeys("0");

        assertThat(whole).startsWith("0");
        assertThat(half).isNotEqualTo(whole);
        assertThat(axis()).isEqualTo(whole);
    }

    @Test
    void anArrowGoesFromBarToBar() {
        WebElement bar = driver.findElement(By.cssSelector(".bar[tabindex='0']"));
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
    }

    @Test
    void itIsDarkForWhoWantsItDark() throws IOException {
        String light = background();
        prefer("dark");

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
        return texts("return [...document.querySelectorAll('.lane .name')].map(one => one.textContent)");
    }

    /** What the bars of a lane tell. */
    private static List<String> bars(String lane) {
        return texts(
                "return [...document.querySelectorAll('.lane')]"
                        + ".filter(one => one.querySelector('.name').textContent === arguments[0])"
                        + ".flatMap(one => [...one.querySelectorAll('.bar')]).map(bar => bar.getAttribute('aria-label'))",
                lane);
    }

    /** Has the page think that this is what the person before it wants. */
    private static void prefer(String colorScheme) throws IOException {
        Map<String, Object> feature = Map.of("name", "prefers-color-scheme", "value", colorScheme);
        driver.getCommandExecutor()
                .execute(new Command(
                        driver.getSessionId(),
                        DEVTOOLS,
                        Map.of("cmd", "Emulation.setEmulatedMedia", "params", Map.of("features", List.of(feature)))));
    }

    private static String axis() {
        return driver.findElement(By.id("axis")).getText();
    }

    private static String background() {
        return driver.findElement(By.tagName("body")).getCssValue("background-color");
    }

    private static List<String> texts(String script, Object... arguments) {
        return driver.executeScript(script, arguments) instanceof List<?> returned
                ? returned.stream().map(String::valueOf).toList()
                : List.of();
    }
}
