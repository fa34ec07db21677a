package io.nonet.client.nomad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.nonet.client.ApiException;
import io.nonet.client.Member;
import io.nonet.client.TestingAgent;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NodesAndAgentTest {

    private static final TestingAgent AGENT = new TestingAgent();

    private final NomadClient nomad = NomadClient.at(AGENT.base(), AGENT.tls());

    @BeforeEach
    void forget() {
        AGENT.forget();
    }

    @AfterAll
    static void stop() {
        AGENT.close();
    }

    @Test
    void listsNodesWithTheirDrivers() {
        AGENT.answers("""
                [{"ID":"ff38","Name":"nomad-client-0","Datacenter":"dc1","Address":"10.83.7.17","Version":"1.4.3",
                "Drain":false,"SchedulingEligibility":"eligible","Status":"ready","LastDrain":null,"Drivers":{
                "docker":{"Detected":true,"Healthy":true,"HealthDescription":"Healthy",
                "UpdateTime":"2026-11-23T16:29:55.722511052Z"},
                "exec":{"Detected":true,"Healthy":false}},"CreateIndex":8,"ModifyIndex":10}]""");
        NodeStub node = nomad.nodes().list().get(0);
        assertThat(AGENT.asked()).isEqualTo("GET /v1/nodes");
        assertThat(node.isReady()).isTrue();
        assertThat(node.isEligible()).isTrue();
        assertThat(node.hasHealthyDriver("docker")).isTrue();
        assertThat(node.hasHealthyDriver("exec")).isFalse();
        assertThat(node.hasHealthyDriver("raw_exec")).isFalse();
    }

    @Test
    void readsANodeThatMayBeAbsent() {
        AGENT.answers("""
                        {"ID":"ff38","HTTPAddr":"10.83.7.17:4646","SchedulingEligibility":"ineligible",
                        "Attributes":{"nomad.version":"1.4.3"},"Meta":null,
                        "NodeResources":{"Memory":{"MemoryMB":1987}},"ReservedResources":{"Memory":{"MemoryMB":256}},"Drivers":null,
                        "DrainStrategy":{"Deadline":300000000000,"IgnoreSystemJobs":true,
                        "ForceDeadline":"2026-11-23T16:43:30Z","StartedAt":"2026-11-23T16:38:30Z"},
                        "LastDrain":{"Status":"draining","StartedAt":"2026-11-23T16:38:30Z"},
                        "StatusUpdatedAt":1795451395}""").answers(404, "node not found");
        Node node = nomad.nodes().read("ff38").orElseThrow();
        assertThat(AGENT.asked()).isEqualTo("GET /v1/node/ff38");
        Instant started = Instant.parse("2026-11-23T16:38:30Z");
        assertThat(node.drainStrategy())
                .isEqualTo(new Node.DrainStrategy(
                        Duration.ofMinutes(5), true, Instant.parse("2026-11-23T16:43:30Z"), started));
        assertThat(node.lastDrain()).isEqualTo(new Node.LastDrain("draining", started, null));
        assertThat(node.attributes()).containsEntry("nomad.version", "1.4.3");
        assertThat(node.memoryForTasks()).isEqualTo(1987 - 256);
        assertThat(nomad.nodes().read("ff38")).isEmpty();
    }

    @Test
    void sendsDeadlinesInNanoseconds() {
        AGENT.answers("{}").answers("{}").answers("{}");
        nomad.nodes().drain("ff38", DrainSpec.within(Duration.ofMinutes(5)).keepingSystemJobs());
        assertThat(AGENT.askedWithBody())
                .isEqualTo("POST /v1/node/ff38/drain "
                        + "{\"DrainSpec\":{\"Deadline\":300000000000,\"IgnoreSystemJobs\":true}}");
        nomad.nodes().drain("ff38", DrainSpec.forced());
        assertThat(AGENT.askedWithBody()).endsWith("{\"Deadline\":-1,\"IgnoreSystemJobs\":false}}");
        nomad.nodes().drain("ff38", DrainSpec.withoutDeadline());
        assertThat(AGENT.askedWithBody()).endsWith("{\"Deadline\":0,\"IgnoreSystemJobs\":false}}");
    }

    @Test
    void endsADrain() {
        AGENT.answers("{}");
        nomad.nodes().stopDrain("ff38", true);
        assertThat(AGENT.askedWithBody())
                .isEqualTo("POST /v1/node/ff38/drain {\"DrainSpec\":null,\"MarkEligible\":true}");
    }

    @Test
    void changesEligibilityAndPurges() {
        AGENT.answers("{}").answers("{}").answers("{}").answers("[]");
        nomad.nodes().setEligible("ff38", false);
        assertThat(AGENT.askedWithBody()).isEqualTo("POST /v1/node/ff38/eligibility {\"Eligibility\":\"ineligible\"}");
        nomad.nodes().setEligible("ff38", true);
        assertThat(AGENT.askedWithBody()).endsWith("{\"Eligibility\":\"eligible\"}");
        nomad.nodes().purge("ff38");
        assertThat(AGENT.asked()).isEqualTo("POST /v1/node/ff38/purge");
        assertThat(nomad.nodes().allocations("ff38")).isEmpty();
        assertThat(AGENT.asked()).isEqualTo("GET /v1/node/ff38/allocations");
    }

    @Test
    void knowsTheLeaderAndThePeers() {
        AGENT.answers("\"10.83.7.14:4647\"").answers("\"\"").answers("[\"10.83.7.14:4647\"]");
        assertThat(nomad.status().leader()).contains("10.83.7.14:4647");
        assertThat(AGENT.asked()).isEqualTo("GET /v1/status/leader");
        assertThat(nomad.status().leader()).isEmpty();
        assertThat(nomad.stale().status().peers()).containsExactly("10.83.7.14:4647");
        AGENT.request();
        assertThat(AGENT.asked()).isEqualTo("GET /v1/status/peers?stale");
    }

    @Test
    void tellsWhoTheAgentIs() {
        AGENT.answers("""
                {"config":{"Datacenter":"dc1","Region":"global","NodeName":"nomad-server-0",
                "Version":{"Version":"1.4.3","Revision":""}},"member":{"Name":"nomad-server-0.global","Status":"alive"},
                "stats":{"raft":{"applied_index":"17","state":"Follower"}}}""");
        AgentSelf self = nomad.agent().self();
        assertThat(self.config())
                .isEqualTo(
                        new AgentSelf.Configuration("dc1", "global", "nomad-server-0", new AgentSelf.Version("1.4.3")));
        assertThat(self.raft().orElseThrow().appliedIndex()).isEqualTo(17);
        assertThat(self.sinceHeartbeat()).isEmpty();
    }

    @Test
    void tellsWhenAClientWasLastHeardOf() {
        AGENT.answers("""
                {"config":{"Datacenter":"dc1","Region":"global","NodeName":"nomad-client-0",
                "Version":{"Version":"1.4.3","Revision":""}},"member":{"Name":"","Status":"none"},
                "stats":{"client":{"heartbeat_ttl":"13.2s","last_heartbeat":"1m2.25s"}}}""");
        AgentSelf self = nomad.agent().self();
        assertThat(self.sinceHeartbeat()).contains(Duration.ofMillis(62_250));
        assertThat(self.raft()).isEmpty();
    }

    @Test
    void listsMembers() {
        AGENT.answers("""
                {"ServerName":"nomad-server-0","ServerRegion":"global","ServerDC":"dc1","Members":[
                {"Name":"nomad-server-0.global","Addr":"10.83.7.14","Port":4648,"Tags":{"role":"nomad"},
                "Status":"alive"}]}""");
        assertThat(nomad.agent().members())
                .singleElement()
                .matches(Member::isAlive)
                .matches(Member::isServer);
        assertThat(AGENT.asked()).isEqualTo("GET /v1/agent/members");
    }

    @Test
    void joinsOthersOrSaysThatNobodyIsThere() {
        AGENT.answers("{\"error\":\"\",\"num_joined\":1}").answers("{\"error\":\"refused\",\"num_joined\":0}");
        assertThat(nomad.agent().join("10.83.7.15")).isTrue();
        assertThat(AGENT.asked()).isEqualTo("POST /v1/agent/join?address=10.83.7.15");
        assertThat(nomad.agent().join("10.83.7.99")).isFalse();
    }

    @Test
    void takesBadHealthForAnAnswer() {
        AGENT.answers(500, "{\"server\":{\"ok\":false,\"message\":\"no leader\"}}")
                .answers(500, "rpc error: EOF")
                .answers(429, "{\"Healthy\":false,\"FailureTolerance\":0,\"Servers\":null}");
        AgentHealth health = nomad.agent().health();
        assertThat(health.isHealthy()).isFalse();
        assertThat(health).isEqualTo(new AgentHealth(null, new AgentHealth.Part(false, "no leader")));
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> nomad.agent().health());
        assertThat(nomad.operator().autopilotHealth().servers()).isEmpty();
    }

    @Test
    void readsTheOperatorsView() {
        AGENT.answers("{\"Servers\":[{\"ID\":\"9cca\",\"Leader\":false,\"Voter\":true,\"RaftProtocol\":\"3\"}]}")
                .answers("""
                        {"CleanupDeadServers":true,"LastContactThreshold":"200ms","MaxTrailingLogs":250,"MinQuorum":3,
                        "ServerStabilizationTime":"10s","CreateIndex":5}""")
                .answers("");
        assertThat(nomad.operator().raftConfiguration().leader()).isEmpty();
        assertThat(AGENT.asked()).isEqualTo("GET /v1/operator/raft/configuration");
        assertThat(nomad.operator().autopilotConfiguration())
                .isEqualTo(new AutopilotConfiguration(true, Duration.ofMillis(200), 250, 3, Duration.ofSeconds(10)));
        assertThat(AGENT.asked()).isEqualTo("GET /v1/operator/autopilot/configuration");
        nomad.collectGarbage();
        assertThat(AGENT.asked()).isEqualTo("PUT /v1/system/gc");
    }

    @Test
    void readsAndSetsHowTheSchedulersWork() {
        AGENT.answers("""
                        {"SchedulerConfig":{"SchedulerAlgorithm":"binpack","PreemptionConfig":{
                        "SystemSchedulerEnabled":true,"SysBatchSchedulerEnabled":false,"BatchSchedulerEnabled":false,
                        "ServiceSchedulerEnabled":false},"MemoryOversubscriptionEnabled":false,
                        "RejectJobRegistration":false,"PauseEvalBroker":false,"CreateIndex":5,"ModifyIndex":5},
                        "Index":5,"KnownLeader":true}""").answers("{\"Updated\":false,\"Index\":9}");
        SchedulerConfiguration configuration = nomad.operator().schedulerConfiguration();
        assertThat(AGENT.asked()).isEqualTo("GET /v1/operator/scheduler/configuration");
        assertThat(configuration).isEqualTo(SchedulerConfiguration.DEFAULT);
        nomad.operator()
                .setSchedulerConfiguration(
                        configuration.with(configuration.preemptionConfig().withServices(true)));
        assertThat(AGENT.askedWithBody())
                .isEqualTo("PUT /v1/operator/scheduler/configuration {\"SchedulerAlgorithm\":\"binpack\","
                        + "\"PreemptionConfig\":{\"SystemSchedulerEnabled\":true,\"SysBatchSchedulerEnabled\":false,"
                        + "\"BatchSchedulerEnabled\":false,\"ServiceSchedulerEnabled\":true},"
                        + "\"MemoryOversubscriptionEnabled\":false,\"RejectJobRegistration\":false,"
                        + "\"PauseEvalBroker\":false}");
    }
}
