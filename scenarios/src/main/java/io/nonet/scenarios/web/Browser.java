package io.nonet.scenarios.web;

import static io.nonet.scenarios.workload.Polling.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.cluster.Cluster;
import io.nonet.docker.BrowserContainer;
import io.nonet.observe.Observation.LogLine;
import io.nonet.observe.RunFolder;
import io.nonet.scenarios.workload.Polling;
import io.nonet.topology.config.MachineFile;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ConditionFactory;
import org.openqa.selenium.By;
import org.openqa.selenium.ImmutableCapabilities;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.remote.HttpCommandExecutor;
import org.openqa.selenium.remote.RemoteWebDriver;
import org.openqa.selenium.remote.http.ClientConfig;

/**
 * A Chromium without a screen, in a container of its own, that knows nothing but what it was given; for one thread.
 *
 * <p>It verifies whom it talks to, as everybody's browser does.
 */
final class Browser implements AutoCloseable {
    private static final String NAME = "browser";
    private static final String PROGRAM = "chromium";
    /** The driver's word for what pages, and the browser about them, have to say. */
    private static final String CONSOLE = "browser";

    /** A page of a megabyte or two, on a machine that runs all nodes on two cores. */
    private static final Duration LOADS_WITHIN = Duration.ofSeconds(30);

    private static final Duration POLL = Duration.ofMillis(100);
    private static final int WIDTH = 1400;
    private static final int HEIGHT = 700;
    /** Consul's list makes a row only once it is in sight. */
    private static final int ROW_HEIGHT = 80;

    private final Cluster cluster;
    private final RunFolder folder;
    private final BrowserContainer container;
    private final RemoteWebDriver driver;

    private Browser(Cluster cluster, RunFolder folder, BrowserContainer container, RemoteWebDriver driver) {
        this.cluster = cluster;
        this.folder = folder;
        this.container = container;
        this.driver = driver;
    }

    /**
     * Starts one.
     *
     * @param given what {@link BrowserFiles} has; it has no certificate and trusts no authority but for these
     * @param folder where its pictures go; they stay there, also if the test passes
     */
    static Browser start(Cluster cluster, RunFolder folder, List<MachineFile> given) {
        BrowserContainer container = BrowserContainer.start(cluster.name(), NAME, given);
        boolean runs = false;
        try {
            Browser browser = new Browser(cluster, folder, container, connect(cluster, container));
            runs = true;
            return browser;
        } finally {
            if (!runs) {
                close(cluster, container);
            }
        }
    }

    private static RemoteWebDriver connect(Cluster cluster, BrowserContainer container) {
        int height = HEIGHT + ROW_HEIGHT * cluster.topology().nodes().size();
        ImmutableCapabilities capabilities = new ImmutableCapabilities(Map.of(
                "browserName",
                "chrome",
                "acceptInsecureCerts",
                false,
                "timeouts",
                Map.of("pageLoad", LOADS_WITHIN.toMillis(), "script", LOADS_WITHIN.toMillis()),
                "goog:loggingPrefs",
                Map.of(CONSOLE, "ALL"),
                "goog:chromeOptions",
                Map.of("args", List.of("--headless=new", "--window-size=" + WIDTH + "," + height))));
        ClientConfig client = ClientConfig.defaultConfig()
                .baseUri(container.driver())
                // The driver answers later only if the browser hangs.
                .readTimeout(LOADS_WITHIN.multipliedBy(2));
        return new RemoteWebDriver(new HttpCommandExecutor(client), capabilities);
    }

    /** Goes to an address; whether it got there is for {@link #error} to tell. */
    void open(URI address) {
        try {
            driver.get(address.toString());
        } catch (WebDriverException e) {
            // Its page says so too, and does in cases where the driver keeps silent.
            if (!String.valueOf(e.getMessage()).contains("net::ERR_")) {
                throw e;
            }
        }
    }

    /** Follows the link of this text, once it is there. */
    void follow(String link) {
        await("link " + link).untilAsserted(() -> {
            List<WebElement> links = driver.findElements(By.linkText(link));
            assertThat(links).as(page()).isNotEmpty();
            links.get(0).click();
        });
    }

    /**
     * What a script returns in the page.
     *
     * @param script the body of a function that returns an array of strings
     */
    List<String> texts(String script, Object... arguments) {
        List<String> texts = new ArrayList<>();
        if (driver.executeScript(script, arguments) instanceof List<?> returned) {
            returned.forEach(text -> texts.add(String.valueOf(text)));
        }
        return texts;
    }

    /** Why it shows no page of the address, such as {@code ERR_CONNECTION_REFUSED}; empty if it does. */
    String error() {
        String script = "return [...document.querySelectorAll('.error-code')].map(one => one.textContent.trim())";
        return String.join(" ", texts(script)).replace("net::", "");
    }

    String title() {
        return driver.getTitle();
    }

    /** Where it is, and what it shows there in a word or two. */
    String page() {
        return driver.getCurrentUrl() + ", titled '" + title() + "' " + error();
    }

    /** A wait for what it shows; while a page changes, it cannot be asked. */
    static ConditionFactory await(String alias) {
        return Polling.await(alias, SOON).pollInterval(POLL).ignoreExceptionsInstanceOf(WebDriverException.class);
    }

    /** Looks at the page, and has a picture taken of how it looks at the end, whichever way that is. */
    void pictured(String name, Runnable look) {
        try {
            look.run();
        } catch (RuntimeException | AssertionError e) {
            try {
                picture(name);
            } catch (WebDriverException withoutPicture) {
                e.addSuppressed(withoutPicture);
            }
            throw e;
        }
        picture(name);
    }

    private void picture(String name) {
        folder.keep();
        folder.attach("screenshots/" + name + ".png", driver.getScreenshotAs(OutputType.BYTES));
    }

    /** Ends it, keeps what it and its pages said on the timeline, and removes its container. */
    @Override
    public void close() {
        try {
            driver.manage().logs().get(CONSOLE).forEach(entry -> cluster.timeline()
                    .record(new LogLine(NAME, PROGRAM, "console: " + entry.getMessage())));
            driver.quit();
        } finally {
            close(cluster, container);
        }
    }

    private static void close(Cluster cluster, BrowserContainer container) {
        try (container) {
            container.log().lines().forEach(line -> cluster.timeline().record(new LogLine(NAME, PROGRAM, line)));
        }
    }
}
