package io.nonet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.nonet.docker.BrowserContainer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.ImmutableCapabilities;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.remote.RemoteWebDriver;

/** {@code nonet up --dashboard}, and its page in Chromium: faults come and go by its buttons, on a real cluster of three nodes. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DashboardIT {
    private static final Duration LAUNCHED = Duration.ofMinutes(3);
    private static final Duration SOON = Duration.ofMinutes(1);
    private static final String NAME = "panel-" + UUID.randomUUID().toString().substring(0, 8);
    private static final String NONE = "None is injected.";

    @TempDir
    static Path folder;

    private static TestingCommand up;
    private static URI address;
    private static BrowserContainer container;
    private static RemoteWebDriver driver;

    @BeforeAll
    static void launch() throws IOException {
        Files.writeString(folder.resolve("small.yaml"), """
                consul-servers: 1
                nomad-servers: 1
                nomad-clients: 1
                drivers: [raw_exec]
                """);
        up = TestingCommand.start(folder, "up", "--name", NAME, "--config", "small.yaml", "--dashboard");
        address = URI.create(up.line("http://127.0.0.1:", LAUNCHED));
        container = BrowserContainer.start(NAME, "browser", List.of());
        driver = new RemoteWebDriver(
                container.driver().toURL(),
                new ImmutableCapabilities(Map.of(
                        "browserName",
                        "chrome",
                        "goog:chromeOptions",
                        Map.of("args", List.of("--headless=new", "--window-size=1400,1200")))));
    }

    @AfterAll
    static void remove() throws IOException, InterruptedException {
        try {
            if (driver != null) {
                driver.quit();
            }
        } finally {
            if (container != null) {
                container.close();
            }
            up.end();
            assertThat(TestingCommand.start(folder, "down", "--name", NAME).exitCode())
                    .isEqualTo(ExitCode.OK);
        }
    }

    @Test
    @Order(1)
    void aFaultComesAndGoesByItsButtons() {
        open();
        shows("#faults", NONE);
        shows("#state", "✓ ready");

        press(card("nomad-client-0") + "//b[text()='consul']/..//button[text()='Pause']");
        shows("#faults", "pause nomad-client-0/consul – ");
        assertThat(text("#faults")).doesNotContain(NONE);
        shows("#nodes", "no answer");
        shows("#said", "f1 proved: ");

        press("//*[@id='faults']//button[text()='Heal']");
        shows("#faults", NONE);
        shows("#said", "f1 healed: ");
        shows("#state", "✓ ready");
        assertThat(text("#nodes")).doesNotContain("no answer");
    }

    @Test
    @Order(2)
    void aNodeIsCutOffAndAllIsHealedByOneButton() {
        open();

        press(card("nomad-client-0") + "//button[text()='Cut off']");
        shows("#faults", "partition nomad-client-0 | consul-0,nomad-server-0 – ");
        shows("#said", "f2 proved: ");
        assertThat(text("#faults")).doesNotContain("not proved");

        press("//*[@id='heal-all']");
        shows("#faults", NONE);
        shows("#said", "healed: 1 fault");
    }

    @Test
    @Order(3)
    void whoeverDoesNotKnowTheTokenIsRefused() {
        open();
        for (String given : List.of("", "#token=", "#token=wrong")) {
            driver.executeScript("sessionStorage.clear()");
            // Another fragment alone would not load the page again.
            driver.get("about:blank");
            driver.get(address.resolve("/" + given).toString());
            shows("#state", "the token is missing or wrong");
            assertThat(text("#nodes")).isEmpty();
        }
        open();
        Object status =
                driver.executeAsyncScript("fetch('/faults', {method: 'POST', headers: {'X-Nonet-Token': 'wrong'},"
                        + " body: '{\"action\":\"power-off\",\"node\":\"consul-0\"}'})"
                        + ".then(answer => arguments[arguments.length - 1](String(answer.status)))");
        assertThat(status).isEqualTo("403");
        shows("#faults", NONE);
        assertThat(text("#busy")).isEmpty();
        assertThat(driver.getCurrentUrl()).doesNotContain("token");
    }

    @Test
    @Order(4)
    void loadedAgainItShowsTheClusterAgain() {
        open();
        driver.navigate().refresh();

        shows("#nodes", "nomad-client-0");
        shows("#state", "✓ ready");
        assertThat(driver.getCurrentUrl()).doesNotContain("token");
    }

    @Test
    @Order(5)
    void aRefusalStaysWhenNewsCome() {
        open();
        driver.executeScript("document.getElementById('heal-all').dataset.order = '{\"action\":\"nothing\"}'");
        press("//*[@id='heal-all']");
        shows("#refused", "expected isolate, pause");
        String seen = text("#seen-at");
        await("news").atMost(SOON).until(() -> !text("#seen-at").equals(seen));

        assertThat(text("#refused")).contains("expected isolate, pause");
    }

    @Test
    @Order(6)
    void itClosesWithItsCommandAndTheClusterStays() throws IOException, InterruptedException {
        open();
        up.end();

        assertThat(up.said()).contains("the dashboard is closed");
        shows("#state", "nonet dashboard has ended");
        assertThatThrownBy(() -> new Socket(address.getHost(), address.getPort()).close())
                .isInstanceOf(ConnectException.class);
        // Ready again or not yet.
        assertThat(TestingCommand.start(folder, "status", "--name", NAME).exitCode())
                .isIn(ExitCode.OK, ExitCode.FAILED);
    }

    private static void open() {
        driver.get("about:blank");
        driver.get(address.toString());
        shows("#nodes", "nomad-client-0");
    }

    /** The card of a node, as a path. */
    private static String card(String node) {
        return "//article[.//h3[text()='" + node + "']]";
    }

    private static void press(String path) {
        await(path)
                .atMost(SOON)
                .ignoreException(StaleElementReferenceException.class)
                .until(() -> {
                    driver.findElement(By.xpath(path)).click();
                    return true;
                });
    }

    private static void shows(String where, String words) {
        await(where + " shows " + words)
                .atMost(SOON)
                .ignoreException(StaleElementReferenceException.class)
                .untilAsserted(() -> assertThat(text(where)).contains(words));
    }

    private static String text(String where) {
        return driver.findElement(By.cssSelector(where)).getText();
    }
}
