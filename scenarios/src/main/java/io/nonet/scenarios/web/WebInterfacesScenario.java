package io.nonet.scenarios.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.cluster.Cluster;
import io.nonet.cluster.WebInterfaces;
import io.nonet.junit.NonetTest;
import io.nonet.junit.Scenario;
import io.nonet.junit.Story;
import io.nonet.observe.RunFolder;
import io.nonet.topology.NodeSpec;
import io.nonet.topology.config.MachineFile;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * Both web interfaces show the whole cluster to a browser that holds what {@code nonet ui} gives out; one without the certificate
 * is refused, and one that does not know the authority warns.
 */
@NonetTest
@Scenario(
        name = "web-interfaces",
        summary = "A browser with the certificate of nonet ui sees all of the cluster; without it, it is refused.",
        typicalSeconds = 25)
public class WebInterfacesScenario {
    /** Name and health of each node in Consul's list. */
    private static final String CONSUL_NODES = """
            return [...document.querySelectorAll('.consul-node-list li .header')]
                .map(row => row.querySelector('a').innerText.trim() + ' ' + row.querySelector('dl').className);
            """;
    /** Each row of Nomad's table, by the columns with these headings. */
    private static final String NOMAD_TABLE = """
            const headings = [...document.querySelectorAll('thead th')].map(heading => heading.innerText.trim());
            return [...document.querySelectorAll('tbody tr')].map(row =>
                [...arguments].map(heading => row.cells[headings.indexOf(heading)].innerText.trim()).join(' '));
            """;

    private final Cluster cluster;
    private final Story story;
    private final RunFolder folder;
    private final WebInterfaces web;

    WebInterfacesScenario(Cluster cluster, Story story, RunFolder folder) {
        this.cluster = cluster;
        this.story = story;
        this.folder = folder;
        this.web = WebInterfaces.of(
                cluster.machine(cluster.topology().consulServers().get(0)),
                cluster.machine(cluster.topology().nomadServers().get(0)));
    }

    @Test
    void bothShowAllOfTheClusterToWhoeverHasTheCertificate() {
        try (Browser browser = start(BrowserFiles.all(cluster))) {
            story.step("Consul's is opened", () -> browser.open(web.consul()));
            shows(
                    browser,
                    "Consul's lists all nodes, and calls each healthy",
                    "Nodes",
                    names(cluster.topology().nodes(), " passing"),
                    CONSUL_NODES);
            story.step("Nomad's is opened", () -> browser.open(web.nomad()));
            shows(
                    browser,
                    "Nomad's lists all clients, and calls each ready",
                    "Clients",
                    names(cluster.topology().nomadClients(), " ready"),
                    NOMAD_TABLE,
                    "Name",
                    "State");
            shows(
                    browser,
                    "Nomad's lists all servers, and calls each alive",
                    "Servers",
                    names(
                            cluster.topology().nomadServers(),
                            "." + cluster.topology().region() + " alive"),
                    NOMAD_TABLE,
                    "Name",
                    "Status");
            story.check("it says of one server that it leads", () -> assertThat(browser.texts(NOMAD_TABLE, "Leader"))
                    .containsOnlyOnce("True"));
        }
    }

    @Test
    void withoutTheCertificateABrowserIsRefused() {
        try (Browser browser = start(BrowserFiles.authority(cluster))) {
            // Chromium may have heard that the connection is closed before it has read why; that is no other reason.
            isTold(browser, "Consul", web.consul(), "ERR_BAD_SSL_CLIENT_AUTH_CERT");
            isTold(browser, "Nomad", web.nomad(), "ERR_BAD_SSL_CLIENT_AUTH_CERT");
        }
    }

    @Test
    void aBrowserThatDoesNotKnowTheAuthorityWarns() {
        try (Browser browser = start(BrowserFiles.certificate(cluster))) {
            isTold(browser, "Consul", web.consul(), "ERR_CERT_AUTHORITY_INVALID");
            isTold(browser, "Nomad", web.nomad(), "ERR_CERT_AUTHORITY_INVALID");
        }
    }

    private Browser start(List<MachineFile> given) {
        return story.step("a browser is started", () -> Browser.start(cluster, folder, given));
    }

    /** Follows a link, and checks what the page behind it comes to show. */
    private void shows(
            Browser browser, String what, String link, List<String> expected, String script, Object... arguments) {
        story.check(
                what,
                () -> browser.pictured(link.toLowerCase(Locale.ROOT), () -> {
                    browser.follow(link);
                    Browser.await(link).untilAsserted(() -> assertThat(browser.texts(script, arguments))
                            .as(browser.page())
                            .containsExactlyInAnyOrderElementsOf(expected));
                }));
    }

    /** Goes to an address until the browser gives that reason for showing nothing of it; it never shows any of it. */
    private void isTold(Browser browser, String system, URI address, String reason) {
        story.check(
                system + "'s is not shown: " + reason,
                () -> browser.pictured(system.toLowerCase(Locale.ROOT) + "-not-shown", () -> Browser.await(reason)
                        .failFast(system + "'s is shown", () -> browser.title().contains(system))
                        .untilAsserted(() -> {
                            browser.open(address);
                            assertThat(browser.error()).as(browser.page()).isEqualTo(reason);
                        })));
    }

    private static List<String> names(List<NodeSpec> nodes, String state) {
        return nodes.stream().map(node -> node.name() + state).toList();
    }
}
