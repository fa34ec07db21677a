package io.nonet.topology.config;

import static io.nonet.topology.config.TestingNodes.json;
import static io.nonet.topology.config.TestingNodes.node;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.nonet.topology.LinkTable;
import io.nonet.topology.ListenedLink;
import io.nonet.topology.Topology;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class LinkConfigTest {
    private static final Topology NINE = Topology.nineNodes();
    private static final MachineNode CLIENT = node(NINE, "nomad-client-0");
    private static final List<ListenedLink> LINKS = LinkTable.of(NINE).at(CLIENT.spec());

    @Test
    void toxiproxyListensOnLoopbackForEveryLink() {
        JsonNode proxies = json(LinkConfig.proxies(CLIENT, LINKS));

        assertThat(proxies).hasSize(LINKS.size());
        assertThat(proxies.get(1)).isEqualTo(json("""
                {"name": "nomad-client-0>consul-1:8300", "listen": "127.0.0.1:20001",
                 "upstream": "10.83.7.12:8300", "enabled": true}"""));
        assertThat(proxies.get(15).get("name").asText()).isEqualTo("nomad-client-0>nomad-client-2:4646");
        assertThat(proxies.get(15).get("upstream").asText()).isEqualTo("10.83.7.19:4646");
        assertThat(proxies.get(16)).isEqualTo(json("""
                {"name": "host>nomad-client-0:8501", "listen": "10.83.7.17:20016",
                 "upstream": "10.83.7.17:8501", "enabled": true}"""));
    }

    @Test
    void everyLinkIsRedirectedToItsListener() {
        String rules = LinkConfig.packetFilter(CLIENT, LINKS);

        assertThat(rules).contains("10.83.7.11 . 8300 : 20000,\n").contains("10.83.7.19 . 4646 : 20015\n");
        assertThat(Pattern.compile(" \\. \\d+ : \\d+").matcher(rules).results()).hasSize(LINKS.size() - 2);
    }

    @Test
    void whatTheHostConnectsToIsRedirectedAndPeersAreKeptOffIt() {
        assertThat(LinkConfig.packetFilter(CLIENT, LINKS))
                .contains(
                        "ip saddr 10.83.7.1 meta l4proto tcp redirect to : tcp dport map { 8501 : 20016, 4646 : 20017 }")
                .contains("iifname != \"lo\" tcp dport { 8474, 20016, 20017 } ip saddr != 10.83.7.1 drop")
                .contains("tcp dport { 8474, 20016, 20017 } meta nfproto ipv6 drop");
    }

    @Test
    void whatToxiproxySendsIsNotRedirectedAgain() {
        assertThat(LinkConfig.packetFilter(CLIENT, LINKS))
                .containsSubsequence(
                        "type nat hook output",
                        "meta skuid \"toxiproxy\" return",
                        "redirect to : ip daddr . tcp dport");
    }

    @Test
    void loadingTheRulesAgainReplacesThem() {
        assertThat(LinkConfig.packetFilter(CLIENT, LINKS))
                .startsWith("table inet nonet\ndelete table inet nonet\n\ntable inet nonet {\n");
    }

    @Test
    void withoutLinksToOthersTheirMapIsEmpty() {
        assertThat(LinkConfig.packetFilter(CLIENT, LINKS.subList(16, 18)))
                .contains("type ipv4_addr . inet_service : inet_service\n  }\n")
                .doesNotContain("elements")
                .contains("8501 : 20016");
    }
}
