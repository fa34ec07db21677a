package io.nonet.client.consul;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.nonet.client.TestingAgent;
import io.nonet.client.UnexpectedAnswerException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CatalogAndHealthTest {

    private static final String INSTANCES = """
            [{"Node":{"ID":"0330","Node":"nomad-client-0","Address":"10.83.7.17","Datacenter":"dc1","Meta":null},
              "Service":{"ID":"web-1","Service":"web","Tags":["x"],"Address":"","Port":80,"Meta":{"a":"b"}},
              "Checks":[{"Node":"nomad-client-0","CheckID":"serfHealth","Name":"Serf","Status":"passing"},
                        {"Node":"nomad-client-0","CheckID":"c","Status":"critical","Output":"timeout",
                         "ServiceID":"web-1","ServiceName":"web"}]}]""";

    private static final TestingAgent AGENT = new TestingAgent();
    private static final ConsulClient CONSUL = ConsulClient.at(AGENT.base(), AGENT.tls());
    private static final BlockingQuery CHANGE = new BlockingQuery(9, Duration.ofSeconds(2));

    @BeforeEach
    void forget() {
        AGENT.forget();
    }

    @AfterAll
    static void stop() {
        AGENT.close();
    }

    @Test
    void deletesANodeThatNoAgentAnnounces() {
        AGENT.answers("true");
        CONSUL.catalog().deregister("database");
        assertThat(AGENT.askedWithBody()).isEqualTo("PUT /v1/catalog/deregister {\"Node\":\"database\"}");
    }

    @Test
    void listsNodes() {
        AGENT.answers("[{\"ID\":\"0330\",\"Node\":\"consul-0\",\"Address\":\"10.83.7.11\",\"Meta\":null}]")
                .answers("null");
        assertThat(CONSUL.catalog().nodes())
                .containsExactly(new CatalogNode("0330", "consul-0", "10.83.7.11", "", Map.of()));
        assertThat(AGENT.asked()).isEqualTo("GET /v1/catalog/nodes");
        assertThat(CONSUL.catalog().nodes(CHANGE).value()).isEmpty();
        assertThat(AGENT.asked()).isEqualTo("GET /v1/catalog/nodes?index=9&wait=2000ms");
    }

    @Test
    void listsServicesWithTheirTags() {
        AGENT.answers("{\"consul\":[],\"web\":[\"x\",\"y\"]}").answers("{\"consul\":[]}");
        assertThat(CONSUL.catalog().services())
                .containsOnly(Map.entry("consul", List.of()), Map.entry("web", List.of("x", "y")));
        assertThat(AGENT.asked()).isEqualTo("GET /v1/catalog/services");
        assertThat(CONSUL.catalog().services(CHANGE).value()).containsOnlyKeys("consul");
        assertThat(AGENT.asked()).isEqualTo("GET /v1/catalog/services?index=9&wait=2000ms");
    }

    @Test
    void findsTheInstancesOfAService() {
        AGENT.answers("""
                        [{"ID":"0330","Node":"nomad-client-0","Address":"10.83.7.17","ServiceID":"web-1",
                        "ServiceName":"web","ServiceAddress":"","ServicePort":80,"ServiceTags":null}]""").answers("[]");
        CatalogService web = CONSUL.catalog().service("web").get(0);
        assertThat(web.effectiveAddress()).isEqualTo("10.83.7.17");
        assertThat(web.serviceTags()).isEmpty();
        assertThat(AGENT.asked()).isEqualTo("GET /v1/catalog/service/web");
        assertThat(CONSUL.catalog().service("web", CHANGE).value()).isEmpty();
        assertThat(AGENT.asked()).isEqualTo("GET /v1/catalog/service/web?index=9&wait=2000ms");
        assertThatIllegalArgumentException().isThrownBy(() -> CONSUL.catalog().service(""));
    }

    @Test
    void readsTheHealthOfAService() {
        AGENT.answers(INSTANCES).answers("[]").answers("[]").answers("[]");
        ServiceInstance instance = CONSUL.health().service("web").get(0);
        assertThat(instance.isPassing()).isFalse();
        assertThat(instance.effectiveAddress()).isEqualTo("10.83.7.17");
        assertThat(instance.checks().get(1))
                .isEqualTo(new HealthCheck("nomad-client-0", "c", "", CheckStatus.CRITICAL, "timeout", "web-1", "web"));
        assertThat(AGENT.asked()).isEqualTo("GET /v1/health/service/web");
        CONSUL.health().passing("web");
        assertThat(AGENT.asked()).isEqualTo("GET /v1/health/service/web?passing");
        CONSUL.health().service("web", CHANGE);
        assertThat(AGENT.asked()).isEqualTo("GET /v1/health/service/web?index=9&wait=2000ms");
        CONSUL.health().passing("web", CHANGE);
        assertThat(AGENT.asked()).isEqualTo("GET /v1/health/service/web?passing&index=9&wait=2000ms");
    }

    @Test
    void listsChecks() {
        for (int call = 0; call < 5; call++) {
            AGENT.answers("[]");
        }
        CONSUL.health().node("consul-0");
        assertThat(AGENT.asked()).isEqualTo("GET /v1/health/node/consul-0");
        CONSUL.health().checks("web");
        assertThat(AGENT.asked()).isEqualTo("GET /v1/health/checks/web");
        CONSUL.health().state(CheckStatus.CRITICAL);
        assertThat(AGENT.asked()).isEqualTo("GET /v1/health/state/critical");
        CONSUL.health().state(CheckStatus.WARNING, CHANGE);
        assertThat(AGENT.asked()).isEqualTo("GET /v1/health/state/warning?index=9&wait=2000ms");
        CONSUL.health().allChecks();
        assertThat(AGENT.asked()).isEqualTo("GET /v1/health/state/any");
    }

    @Test
    void refusesACheckWithoutAKnownResult() {
        AGENT.answers("[{\"CheckID\":\"c\",\"Status\":\"purple\"}]").answers("[{\"CheckID\":\"c\"}]");
        assertThatExceptionOfType(UnexpectedAnswerException.class)
                .isThrownBy(() -> CONSUL.health().allChecks());
        assertThatExceptionOfType(UnexpectedAnswerException.class)
                .isThrownBy(() -> CONSUL.health().allChecks());
    }
}
