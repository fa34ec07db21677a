package io.nonet.scenarios.consul;

import static io.nonet.scenarios.workload.Polling.SOON;
import static io.nonet.scenarios.workload.Polling.await;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.client.consul.CheckStatus;
import io.nonet.client.consul.HealthCheck;
import io.nonet.client.consul.ServiceCheck;
import io.nonet.client.consul.ServiceInstance;
import io.nonet.client.consul.ServiceRegistration;
import io.nonet.cluster.Cluster;
import io.nonet.junit.NonetTest;
import io.nonet.junit.Scenario;
import io.nonet.junit.Story;
import io.nonet.observe.Bound;
import io.nonet.scenarios.workload.AgentsView;
import io.nonet.topology.NodeSpec;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Services are registered with the agents of their nodes, and whoever looks for them finds those that work, and no others. */
@NonetTest
@Scenario(
        name = "consul-services",
        summary = "Services and their checks are announced through every agent, and found by API and DNS.",
        typicalSeconds = 15)
public class ConsulServicesScenario {
    private static final String SERVICE = "parcels";
    private static final String CHECK = "parcels-works";
    private static final int PORT = 7000;
    private static final Duration TTL = Duration.ofSeconds(3);
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    /** Not Consul's: to see it, on a machine that runs all nodes on two cores. */
    private static final Duration BUSY_MACHINE = Duration.ofSeconds(2);

    private final Cluster cluster;
    private final Story story;

    ConsulServicesScenario(Cluster cluster, Story story) {
        this.cluster = cluster;
        this.story = story;
    }

    @Test
    void whatAnyAgentRegistersEveryAgentFinds() {
        List<NodeSpec> nodes = cluster.topology().nodes();
        story.step(
                "each node registers an instance with its own agent",
                () -> nodes.forEach(node -> register(node, PORT)));
        Map<String, String> all = nodes.stream()
                .collect(toMap(NodeSpec::name, node -> cluster.machine(node).address()));
        story.check("every agent finds all of them, each at its node's address", () -> everyAgentFinds(all));
        story.step(
                "each reports to its agent that it does not work",
                () -> nodes.forEach(node -> report(node, CheckStatus.CRITICAL)));
        story.check("no agent finds any", () -> everyAgentFinds(Map.of()));
        story.step("each works again", () -> nodes.forEach(node -> report(node, CheckStatus.PASSING)));
        story.check("every agent finds all of them again", () -> everyAgentFinds(all));

        NodeSpec left = nodes.get(nodes.size() - 1);
        Map<String, String> rest = new HashMap<>(all);
        rest.remove(left.name());
        story.step(
                left.name() + " withdraws its own",
                () -> cluster.consul(left).services().deregister(SERVICE));
        story.check("every agent finds the others, and not that one", () -> everyAgentFinds(rest));
    }

    private void everyAgentFinds(Map<String, String> addresses) {
        await("what each agent finds", AgentsView.KNOWN_TO_SERVERS).untilAsserted(() -> assertThat(
                        cluster.topology().nodes())
                .allSatisfy(asked -> assertThat(cluster.consul(asked).health().passing(SERVICE).stream()
                                .collect(toMap(found -> found.node().name(), ServiceInstance::effectiveAddress)))
                        .as("by the agent of %s", asked.name())
                        .isEqualTo(addresses)));
    }

    @Test
    void aServiceThatStopsReportingIsLeftOut() {
        NodeSpec node = client(0);
        story.step("a service is registered that has to report within " + TTL, () -> cluster.consul(node)
                .services()
                .register(ServiceRegistration.of(SERVICE, PORT).withCheck(ServiceCheck.ttl(CHECK, TTL))));
        story.check("it is on record, and does not pass before its first report", () -> {
            await("it is on record", SOON)
                    .until(() -> !cluster.consul().health().service(SERVICE).isEmpty());
            assertThat(passing()).isEmpty();
        });
        long reported = story.step("it reports that it works, and passes", () -> reportUntilFound(node));
        Bound bound = new Bound(
                seconds(TTL) + seconds(BUSY_MACHINE),
                "s",
                "TTL %.0f s + %.0f s for a busy machine".formatted(seconds(TTL), seconds(BUSY_MACHINE)));
        story.step(
                "it reports no more, and its agent calls it critical",
                () -> awaitAtAgent(node, CheckStatus.CRITICAL, bound));
        story.check("it had its whole TTL", () -> assertThat(cluster.timeline().since(reported))
                .isGreaterThanOrEqualTo(TTL));
        story.measure("critical-after-last-report", cluster.timeline().since(reported), bound);
        story.check("it is left out", () -> awaitPassing(0));
        story.step("it reports again, and is found again", () -> reportUntilFound(node));
        story.step("it reports that it does not work", () -> report(node, CheckStatus.CRITICAL));
        story.check("it is left out again", () -> awaitPassing(0));
    }

    @Test
    void aServiceThatDoesNotAnswerIsLeftOut() {
        NodeSpec node = client(1);
        try (WebServer server = WebServer.on(cluster.machine(node))) {
            story.step("a service is registered that its agent asks every " + INTERVAL, () -> cluster.consul(node)
                    .services()
                    .register(ServiceRegistration.of(SERVICE, WebServer.PORT)
                            .withCheck(
                                    ServiceCheck.http(CHECK, "http://127.0.0.1:" + WebServer.PORT + "/", INTERVAL))));
            story.step("it passes", () -> awaitPassing(1));

            Bound bound = new Bound(
                    seconds(INTERVAL) + seconds(BUSY_MACHINE),
                    "s",
                    "the check's interval %.0f s + %.0f s for a busy machine"
                            .formatted(seconds(INTERVAL), seconds(BUSY_MACHINE)));
            story.step("it stops", server::stop);
            long stopped = cluster.timeline().nanos();
            story.step("its agent calls it critical", () -> awaitAtAgent(node, CheckStatus.CRITICAL, bound));
            story.measure("critical-after-stop", cluster.timeline().since(stopped), bound);
            story.check("it is left out", () -> awaitPassing(0));

            long started = cluster.timeline().nanos();
            story.step("it starts again", server::start);
            story.step("its agent calls it passing", () -> awaitAtAgent(node, CheckStatus.PASSING, bound));
            story.measure("passing-after-start", cluster.timeline().since(started), bound);
            story.check("it is found again", () -> awaitPassing(1));
        }
    }

    @Test
    void dnsNamesThoseThatWork() {
        List<NodeSpec> clients = cluster.topology().nomadClients();
        story.step("each client registers an instance at a port of its own", () -> IntStream.range(0, clients.size())
                .forEach(i -> register(clients.get(i), PORT + i)));
        story.check("DNS names all of them", () -> dnsNames(clients, List.of(PORT, PORT + 1, PORT + 2)));

        story.step("one of them reports that it does not work", () -> report(clients.get(1), CheckStatus.CRITICAL));
        story.check(
                "DNS names the others",
                () -> dnsNames(List.of(clients.get(0), clients.get(2)), List.of(PORT, PORT + 2)));

        story.step("it works again", () -> report(clients.get(1), CheckStatus.PASSING));
        story.check("DNS names all of them again", () -> dnsNames(clients, List.of(PORT, PORT + 1, PORT + 2)));

        story.check("DNS says of a service that nobody has that there is none", () -> assertThat(
                        new Dns(cluster.machine(client(0))).addresses("nobodys"))
                .isEqualTo(new DnsAnswer(3, List.of(), List.of())));
    }

    private void register(NodeSpec node, int port) {
        cluster.consul(node)
                .services()
                .register(ServiceRegistration.of(SERVICE, port)
                        .withCheck(
                                ServiceCheck.ttl(CHECK, Duration.ofMinutes(10)).initially(CheckStatus.PASSING)));
    }

    /** By the agents of a Consul server, a Nomad server and a client. */
    private void dnsNames(List<NodeSpec> nodes, List<Integer> ports) {
        List<String> addresses =
                nodes.stream().map(node -> cluster.machine(node).address()).toList();
        for (NodeSpec asked : List.of(
                cluster.topology().consulServers().get(0),
                cluster.topology().nomadServers().get(0),
                client(0))) {
            Dns dns = new Dns(cluster.machine(asked));
            await("DNS of " + asked.name(), AgentsView.KNOWN_TO_SERVERS).untilAsserted(() -> {
                assertThat(dns.addresses(SERVICE).addresses())
                        .as("A records, by the agent of %s", asked.name())
                        .containsExactlyInAnyOrderElementsOf(addresses);
                assertThat(dns.instances(SERVICE).ports())
                        .as("ports in SRV records, by the agent of %s", asked.name())
                        .containsExactlyInAnyOrderElementsOf(ports);
            });
        }
    }

    private void report(NodeSpec node, CheckStatus status) {
        cluster.consul(node).services().report(CHECK, status, "as it says itself");
    }

    /**
     * Reports again and again: what one report says may have run out before the servers are told.
     *
     * @return the moment before the last one
     */
    private long reportUntilFound(NodeSpec node) {
        AtomicLong last = new AtomicLong();
        await("a passing instance", AgentsView.KNOWN_TO_SERVERS).untilAsserted(() -> {
            last.set(cluster.timeline().nanos());
            report(node, CheckStatus.PASSING);
            assertThat(passing()).hasSize(1);
        });
        return last.get();
    }

    /** What bounds are for: the servers may be told later. */
    private void awaitAtAgent(NodeSpec node, CheckStatus status, Bound bound) {
        await("the check at its agent", bound.twice()).untilAsserted(() -> assertThat(
                        cluster.consul(node).services().checks().values())
                .filteredOn(check -> check.checkId().equals(CHECK))
                .extracting(HealthCheck::status)
                .containsExactly(status));
    }

    private void awaitPassing(int count) {
        await(count + " passing instances", AgentsView.KNOWN_TO_SERVERS)
                .untilAsserted(() -> assertThat(passing()).hasSize(count));
    }

    private List<ServiceInstance> passing() {
        return cluster.consul().health().passing(SERVICE);
    }

    private NodeSpec client(int number) {
        return cluster.topology().nomadClients().get(number);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1e3;
    }
}
