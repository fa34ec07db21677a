package io.nonet.client.consul;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nonet.client.Json;
import io.nonet.client.TestingAgent;
import io.nonet.client.UnexpectedAnswerException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionsAndServicesTest {

    private static final String SESSION = """
            [{"ID":"ec17","Name":"lock","Node":"consul-0","LockDelay":15000000000,"Behavior":"release","TTL":"10s",
              "NodeChecks":["serfHealth"],"ServiceChecks":null,"CreateIndex":31,"ModifyIndex":31}]""";

    private static final TestingAgent AGENT = new TestingAgent();
    private static final ConsulClient CONSUL = ConsulClient.at(AGENT.base(), AGENT.tls());

    @BeforeEach
    void forget() {
        AGENT.forget();
    }

    @AfterAll
    static void stop() {
        AGENT.close();
    }

    @Test
    void beginsASession() {
        AGENT.answers("{\"ID\":\"ec17\"}").answers("{\"ID\":\"5604\"}").answers("{}");
        SessionSpec spec = SessionSpec.named("lock");
        assertThat(CONSUL.sessions().create(spec)).isEqualTo("ec17");
        assertThat(AGENT.askedJson())
                .isEqualTo(Json.object().put("Name", "lock").put("Behavior", "release"));
        CONSUL.sessions()
                .create(spec.withTtl(Duration.ofSeconds(10))
                        .withLockDelay(Duration.ZERO)
                        .deletingKeys());
        assertThat(AGENT.askedJson())
                .isEqualTo(Json.object()
                        .put("Name", "lock")
                        .put("LockDelay", "0ms")
                        .put("Behavior", "delete")
                        .put("TTL", "10000ms"));
        assertThatExceptionOfType(UnexpectedAnswerException.class)
                .isThrownBy(() -> CONSUL.sessions().create(spec));
        assertThat(AGENT.asked()).isEqualTo("PUT /v1/session/create");
    }

    @Test
    void readsASession() {
        AGENT.answers(SESSION).answers("[]").answers(SESSION);
        Session session = new Session(
                "ec17",
                "lock",
                "consul-0",
                Duration.ofSeconds(15),
                Duration.ofSeconds(10),
                "release",
                List.of("serfHealth"),
                31);
        assertThat(CONSUL.sessions().info("ec17")).contains(session);
        assertThat(AGENT.asked()).isEqualTo("GET /v1/session/info/ec17");
        assertThat(CONSUL.sessions().info("ec17")).isEmpty();
        assertThat(CONSUL.sessions().list()).containsExactly(session);
        AGENT.request();
        assertThat(AGENT.asked()).isEqualTo("GET /v1/session/list");
    }

    @Test
    void renewsASessionWhileItLives() {
        AGENT.answers(SESSION).answers(404, "Session id 'ec17' not found");
        assertThat(CONSUL.sessions().renew("ec17")).isPresent();
        assertThat(AGENT.asked()).isEqualTo("PUT /v1/session/renew/ec17");
        assertThat(CONSUL.sessions().renew("ec17")).isEmpty();
    }

    @Test
    void endsASession() {
        AGENT.answers("true");
        CONSUL.sessions().destroy("ec17");
        assertThat(AGENT.asked()).isEqualTo("PUT /v1/session/destroy/ec17");
    }

    @Test
    void announcesAService() {
        AGENT.answers("").answers("");
        CONSUL.services()
                .register(ServiceRegistration.of("web", 80)
                        .withId("web-1")
                        .withAddress("10.83.7.17")
                        .withTags("x")
                        .withCheck(ServiceCheck.ttl("t", Duration.ofSeconds(30)).initially(CheckStatus.PASSING))
                        .withCheck(ServiceCheck.http("h", "http://10.83.7.17/", Duration.ofSeconds(1)))
                        .withCheck(ServiceCheck.tcp("c", "10.83.7.17:80", Duration.ofSeconds(1))));
        ObjectNode service = Json.object()
                .put("ID", "web-1")
                .put("Name", "web")
                .put("Address", "10.83.7.17")
                .put("Port", 80);
        service.putArray("Tags").add("x");
        service.putArray("Checks")
                .add(Json.object().put("CheckID", "t").put("TTL", "30000ms").put("Status", "passing"))
                .add(Json.object()
                        .put("CheckID", "h")
                        .put("HTTP", "http://10.83.7.17/")
                        .put("Interval", "1000ms"))
                .add(Json.object()
                        .put("CheckID", "c")
                        .put("TCP", "10.83.7.17:80")
                        .put("Interval", "1000ms"));
        assertThat(AGENT.askedJson()).isEqualTo(service);
        CONSUL.services().register(ServiceRegistration.of("web", 80));
        assertThat(AGENT.asked()).isEqualTo("PUT /v1/agent/service/register?replace-existing-checks");
    }

    @Test
    void withdrawsAService() {
        AGENT.answers("");
        CONSUL.services().deregister("web-1");
        assertThat(AGENT.asked()).isEqualTo("PUT /v1/agent/service/deregister/web-1");
    }

    @Test
    void reportsTheResultOfACheck() {
        AGENT.answers("");
        CONSUL.services().report("t", CheckStatus.CRITICAL, "broken");
        assertThat(AGENT.askedWithBody())
                .startsWith("PUT /v1/agent/check/update/t {")
                .contains("\"Status\":\"critical\"", "\"Output\":\"broken\"");
    }

    @Test
    void listsTheChecksOfTheAgent() {
        AGENT.answers("{\"t\":{\"CheckID\":\"t\",\"Status\":\"warning\"}}");
        assertThat(CONSUL.services().checks().get("t").status()).isEqualTo(CheckStatus.WARNING);
        assertThat(AGENT.asked()).isEqualTo("GET /v1/agent/checks");
    }
}
