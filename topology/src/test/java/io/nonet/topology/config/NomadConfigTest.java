package io.nonet.topology.config;

import static io.nonet.topology.config.TestingNodes.json;
import static io.nonet.topology.config.TestingNodes.node;
import static io.nonet.topology.config.TestingNodes.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.nonet.topology.Driver;
import io.nonet.topology.Topology;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NomadConfigTest {
    private static final Topology NINE = Topology.nineNodes();

    @Test
    void serversExpectEachOtherAndAreNoClients() {
        JsonNode config = render(NINE, "nomad-server-1");

        assertThat(config.at("/server/enabled").asBoolean()).isTrue();
        assertThat(config.at("/server/bootstrap_expect").asInt()).isEqualTo(3);
        assertThat(config.at("/server/encrypt").asText()).isEqualTo("gossip-key");
        assertThat(config.at("/server/raft_multiplier").asInt()).isEqualTo(1);
        assertThat(texts(config.at("/server/server_join/retry_join")))
                .containsExactly("10.83.7.14:4648", "10.83.7.16:4648");
        assertThat(config.at("/server/server_join/retry_interval").asText()).isEqualTo("1s");
        assertThat(config.has("client")).isFalse();
        assertThat(config.has("plugin")).isFalse();
    }

    @Test
    void aLoneServerJoinsNobody() {
        JsonNode config = render(TestingNodes.smallest(), "nomad-server-0");

        assertThat(config.at("/server/bootstrap_expect").asInt()).isEqualTo(1);
        assertThat(config.get("server").has("server_join")).isFalse();
    }

    @Test
    void clientsKnowAllServersAndNoGossipKey() {
        JsonNode config = render(NINE, "nomad-client-1");

        assertThat(config.at("/client/enabled").asBoolean()).isTrue();
        assertThat(texts(config.at("/client/servers")))
                .containsExactly("10.83.7.14:4647", "10.83.7.15:4647", "10.83.7.16:4647");
        assertThat(config.has("server")).isFalse();
        assertThat(config.toString()).doesNotContain("gossip-key");
    }

    @Test
    void clientsHaveACgroupOfTheirOwn() {
        Topology topology = NINE.toBuilder().name("staging").build();

        assertThat(render(topology, "nomad-client-1")
                        .at("/client/cgroup_parent")
                        .asText())
                .isEqualTo("/nonet/staging/nomad-client-1");
    }

    @Test
    void clientsKeepTasksOffThePortsOfTheirToxiproxy() {
        assertThat(render(NINE, "nomad-client-1")
                        .at("/client/reserved/reserved_ports")
                        .asText())
                .isEqualTo("8474,20000-20017");
    }

    @Test
    void clientsAskNoCloudWhereTheyAre() {
        assertThat(render(NINE, "nomad-client-0")
                        .at("/client/options")
                        .get("fingerprint.denylist")
                        .asText())
                .isEqualTo("env_aws,env_gce,env_azure,env_digitalocean");
    }

    @Test
    void clientsRunAllChosenDrivers() {
        JsonNode config = render(NINE, "nomad-client-0");

        assertThat(allowed(config)).isEqualTo("docker,exec,raw_exec");
        assertThat(config.at("/plugin/raw_exec/config/enabled").asBoolean()).isTrue();
        assertThat(config.at("/plugin/docker/config/allow_privileged").asBoolean(true))
                .isFalse();
        assertThat(config.at("/plugin/docker/config/volumes/enabled").asBoolean())
                .isTrue();
    }

    @Test
    void clientsRunNoDriverThatWasNotChosen() {
        JsonNode exec = render(NINE.toBuilder().drivers(Driver.EXEC).build(), "nomad-client-0");
        JsonNode raw = render(NINE.toBuilder().drivers(Driver.RAW_EXEC).build(), "nomad-client-0");

        assertThat(allowed(exec)).isEqualTo("exec");
        assertThat(exec.has("plugin")).isFalse();
        assertThat(allowed(raw)).isEqualTo("raw_exec");
        assertThat(raw.get("plugin").has("docker")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nomad-server-0", "nomad-client-0"})
    void everyListenerAsksForCertificates(String name) {
        JsonNode tls = render(NINE, name).get("tls");

        assertThat(tls.get("http").asBoolean()).isTrue();
        assertThat(tls.get("rpc").asBoolean()).isTrue();
        assertThat(tls.get("verify_https_client").asBoolean()).isTrue();
        assertThat(tls.get("verify_server_hostname").asBoolean()).isTrue();
        assertThat(tls.get("ca_file").asText()).isEqualTo("/etc/nonet/tls/ca.pem");
        assertThat(tls.get("cert_file").asText()).isEqualTo("/etc/nonet/tls/node.pem");
        assertThat(tls.get("key_file").asText()).isEqualTo("/etc/nonet/tls/node-key.pem");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nomad-server-0", "nomad-client-0"})
    void talksToTheConsulAgentOfItsOwnNodeOnly(String name) {
        JsonNode consul = render(NINE, name).get("consul");

        assertThat(consul.get("address").asText()).isEqualTo("127.0.0.1:8501");
        assertThat(consul.get("ssl").asBoolean()).isTrue();
        assertThat(consul.get("cert_file").asText()).isEqualTo("/etc/nonet/tls/node.pem");
        assertThat(consul.get("server_auto_join").asBoolean(true)).isFalse();
        assertThat(consul.get("client_auto_join").asBoolean(true)).isFalse();
    }

    @Test
    void listensOnTheNodesOwnAddressAndByHttpsOnLoopback() {
        JsonNode config = render(NINE, "nomad-server-2");

        assertThat(config.get("name").asText()).isEqualTo("nomad-server-2");
        assertThat(config.get("bind_addr").asText()).isEqualTo("10.83.7.16");
        assertThat(config.at("/addresses/http").asText()).isEqualTo("127.0.0.1 10.83.7.16");
        assertThat(config.at("/addresses/rpc").asText()).isEqualTo("10.83.7.16");
        assertThat(config.at("/addresses/serf").asText()).isEqualTo("10.83.7.16");
        assertThat(texts(config.get("advertise"))).containsExactly("10.83.7.16", "10.83.7.16", "10.83.7.16");
    }

    @Test
    void topologyIsPassedOn() {
        Topology topology = NINE.toBuilder()
                .datacenter("east")
                .region("europe")
                .raftMultiplier(5)
                .build();
        JsonNode config = render(topology, "nomad-server-0");

        assertThat(config.get("datacenter").asText()).isEqualTo("east");
        assertThat(config.get("region").asText()).isEqualTo("europe");
        assertThat(config.at("/server/raft_multiplier").asInt()).isEqualTo(5);
        assertThat(config.get("data_dir").asText()).isEqualTo("/var/lib/nomad");
        assertThat(config.at("/ui/enabled").asBoolean()).isTrue();
        assertThat(config.get("disable_update_check").asBoolean()).isTrue();
        assertThat(config.get("leave_on_terminate").asBoolean(true)).isFalse();
        assertThat(config.get("leave_on_interrupt").asBoolean(true)).isFalse();
        assertThat(config.get("log_level").asText()).isEqualTo("INFO");
    }

    private static String allowed(JsonNode config) {
        return config.at("/client/options").get("driver.allowlist").asText();
    }

    private static JsonNode render(Topology topology, String name) {
        return json(NomadConfig.render(node(topology, name), "gossip-key"));
    }
}
