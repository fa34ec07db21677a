package io.nonet.client.consul;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.nonet.client.ApiException;
import io.nonet.client.AutopilotHealth;
import io.nonet.client.Member;
import io.nonet.client.RaftServer;
import io.nonet.client.RaftStatistics;
import io.nonet.client.TestingAgent;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConsulClientTest {

    private static final TestingAgent AGENT = new TestingAgent();

    private final ConsulClient consul = ConsulClient.at(AGENT.base(), AGENT.tls());

    @BeforeEach
    void forget() {
        AGENT.forget();
    }

    @AfterAll
    static void stop() {
        AGENT.close();
    }

    @Test
    void knowsTheLeaderOrThatThereIsNone() {
        AGENT.answers("\"10.83.7.11:8300\"").answers("\"\"");
        assertThat(consul.status().leader()).contains("10.83.7.11:8300");
        assertThat(AGENT.asked()).isEqualTo("GET /v1/status/leader");
        assertThat(consul.status().leader()).isEmpty();
    }

    @Test
    void listsPeers() {
        AGENT.answers("[\"10.83.7.11:8300\",\"10.83.7.12:8300\"]");
        assertThat(consul.status().peers()).containsExactly("10.83.7.11:8300", "10.83.7.12:8300");
        assertThat(AGENT.asked()).isEqualTo("GET /v1/status/peers");
    }

    @Test
    void listsMembersOfBothKindsAndStates() {
        AGENT.answers("""
                [{"Name":"consul-0","Addr":"10.83.7.11","Port":8301,"Tags":{"role":"consul"},"Status":1,"ProtocolMin":1},
                 {"Name":"nomad-client-0","Addr":"10.83.7.17","Port":8301,"Tags":{"role":"node"},"Status":4}]""");
        assertThat(consul.agent().members())
                .extracting(Member::name, Member::address, Member::port, Member::isServer, Member::isAlive)
                .containsExactly(
                        tuple("consul-0", "10.83.7.11", 8301, true, true),
                        tuple("nomad-client-0", "10.83.7.17", 8301, false, false));
        assertThat(AGENT.asked()).isEqualTo("GET /v1/agent/members");
    }

    @Test
    void tellsWhoTheAgentIs() {
        AGENT.answers("""
                {"Config":{"Datacenter":"dc1","NodeName":"consul-0","NodeID":"2ae7","Server":true,"Version":"1.14.3"},
                 "DebugConfig":{"X":1},"Member":{"Name":"consul-0","Status":1},
                 "Stats":{"raft":{"state":"Leader","term":"2","last_log_index":"22","commit_index":"22",
                 "applied_index":"21"}}}""");
        AgentSelf self = consul.agent().self();
        assertThat(self.config()).isEqualTo(new AgentSelf.Configuration("dc1", "consul-0", "2ae7", true, "1.14.3"));
        assertThat(self.raft()).contains(new RaftStatistics("Leader", 2, 22, 22, 21));
    }

    @Test
    void joinsAnAddress() {
        AGENT.answers("").answers(500, "Failed to join");
        consul.agent().join("10.83.7.11:8301");
        assertThat(AGENT.asked()).isEqualTo("PUT /v1/agent/join/10.83.7.11:8301");
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> consul.agent().join("10.83.7.99"));
    }

    @Test
    void readsTheRaftConfiguration() {
        AGENT.answers("""
                {"Servers":[{"ID":"2ae7","Node":"consul-0","Address":"10.83.7.11:8300","Leader":true,
                "ProtocolVersion":"3","Voter":true}],"Index":0}""");
        assertThat(consul.with(Consistency.STALE).operator().raftConfiguration().leader())
                .contains(new RaftServer("2ae7", "consul-0", "10.83.7.11:8300", true, true));
        assertThat(AGENT.asked()).isEqualTo("GET /v1/operator/raft/configuration?stale");
    }

    @Test
    void takesBadHealthForAnAnswer() {
        AGENT.answers(429, """
                        {"Healthy":false,"FailureTolerance":0,"Servers":[{"ID":"2ae7","Name":"consul-0",
                        "Address":"10.83.7.11:8300","SerfStatus":"alive","Version":"1.14.3","Leader":false,
                        "LastContact":"30.5ms","LastTerm":2,"LastIndex":21,"Healthy":true,"Voter":false,
                        "StableSince":"2026-11-23T16:29:27Z"}]}""");
        AGENT.answers(429, "Your IP is issuing too many concurrent connections");
        AutopilotHealth health = consul.operator().autopilotHealth();
        assertThat(health.healthy()).isFalse();
        assertThat(health.servers()).singleElement().satisfies(server -> {
            assertThat(server.lastContact()).isEqualTo(Duration.ofNanos(30_500_000));
            assertThat(server.stableSince()).isEqualTo(Instant.parse("2026-11-23T16:29:27Z"));
            assertThat(server.voter()).isFalse();
        });
        assertThat(AGENT.asked()).isEqualTo("GET /v1/operator/autopilot/health");
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> consul.operator().autopilotHealth());
    }

    @Test
    void readsTheAutopilotState() {
        AGENT.answers("""
                {"Healthy":true,"FailureTolerance":1,"OptimisticFailureTolerance":0,"Servers":{"2ae7":{"ID":"2ae7",
                "Name":"consul-0","Status":"non-voter","LastContact":"0s"}},"Leader":"2ae7","Voters":null}""");
        AutopilotState state = consul.operator().autopilotState();
        assertThat(state.servers().get("2ae7").status()).isEqualTo("non-voter");
        assertThat(state.voters()).isEmpty();
        assertThat(AGENT.asked()).isEqualTo("GET /v1/operator/autopilot/state");
    }
}
