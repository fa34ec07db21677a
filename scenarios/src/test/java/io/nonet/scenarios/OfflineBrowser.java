package io.nonet.scenarios;

import io.nonet.docker.BrowserContainer;
import io.nonet.topology.config.MachineFile;
import java.io.IOException;
import java.net.MalformedURLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Level;
import org.openqa.selenium.ImmutableCapabilities;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.remote.Command;
import org.openqa.selenium.remote.CommandInfo;
import org.openqa.selenium.remote.HttpCommandExecutor;
import org.openqa.selenium.remote.RemoteWebDriver;
import org.openqa.selenium.remote.http.ClientConfig;
import org.openqa.selenium.remote.http.HttpMethod;

/** A Chromium that has one page, on its disk, and no network. */
final class OfflineBrowser implements AutoCloseable {
    private static final String PAGE = "/etc/browser/run.html";
    private static final String DEVTOOLS = "devtools";
    private static final Duration ANSWERS_WITHIN = Duration.ofMinutes(1);

    private final BrowserContainer container;
    private final RemoteWebDriver driver;

    private OfflineBrowser(BrowserContainer container, RemoteWebDriver driver) {
        this.container = container;
        this.driver = driver;
    }

    static OfflineBrowser start(String page) throws MalformedURLException {
        String name = "nonet-report-page-" + UUID.randomUUID().toString().substring(0, 8);
        BrowserContainer container =
                BrowserContainer.start(name, "browser", List.of(new MachineFile(PAGE, page, 0600)));
        boolean runs = false;
        try {
            OfflineBrowser browser = new OfflineBrowser(container, connect(container));
            runs = true;
            return browser;
        } finally {
            if (!runs) {
                container.close();
            }
        }
    }

    private static RemoteWebDriver connect(BrowserContainer container) throws MalformedURLException {
        return new RemoteWebDriver(
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

    RemoteWebDriver driver() {
        return driver;
    }

    /** Opens the page anew, for somebody who wants it light and looks at it on a screen. */
    void open() throws IOException {
        pretend("", "light");
        driver.get("file://" + PAGE);
    }

    /**
     * Has the page think that this is what the person before it wants.
     *
     * @param medium such as {@code print}; empty for a screen
     */
    void pretend(String medium, String colorScheme) throws IOException {
        Map<String, Object> wanted = new HashMap<>();
        wanted.put("media", medium);
        // While a page scrolls smoothly a click of the driver misses.
        wanted.put(
                "features",
                List.of(
                        Map.of("name", "prefers-color-scheme", "value", colorScheme),
                        Map.of("name", "prefers-reduced-motion", "value", "reduce")));
        driver.getCommandExecutor()
                .execute(new Command(
                        driver.getSessionId(),
                        DEVTOOLS,
                        Map.of("cmd", "Emulation.setEmulatedMedia", "params", wanted)));
    }

    /** What a script returns in the page: the body of a function that returns an array of strings. */
    List<String> texts(String script, Object... arguments) {
        return driver.executeScript(script, arguments) instanceof List<?> returned
                ? returned.stream().map(String::valueOf).toList()
                : List.of();
    }

    /** All that its console says of the page, opened once more. */
    List<String> console() {
        // Those of pages before it are in it too; the first request takes them all.
        driver.manage().logs().get(LogType.BROWSER);
        driver.navigate().refresh();
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(String::valueOf)
                .toList();
    }

    @Override
    public void close() {
        try {
            driver.quit();
        } finally {
            container.close();
        }
    }
}
