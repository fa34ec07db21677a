package io.nonet.topology.config;

import static io.nonet.topology.config.TestingNodes.json;
import static io.nonet.topology.config.TestingNodes.node;
import static io.nonet.topology.config.TestingNodes.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.nonet.topology.Topology;
import io.nonet.topology.Versions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsulConfigTest {
    private static final Topology NINE = Topology.nineNodes();

    @Test
    void serversExpectEachOther() {
        JsonNode config = render(NINE, "consul-1");

        assertThat(config.get("server").asBoolean()).isTrue();
        assertThat(config.get("bootstrap_expect").asInt()).isEqualTo(3);
        assertThat(texts(config.get("retry_join"))).containsExactly("10.83.7.11", "10.83.7.13");
        assertThat(config.get("retry_interval").asText()).isEqualTo("1s");
        assertThat(config.at("/connect/enabled").asBoolean(true)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nomad-server-0", "nomad-client-2"})
    void nomadNodesRunClientsThatJoinAllServers(String name) {
        JsonNode config = render(NINE, name);

        assertThat(config.has("server")).isFalse();
        assertThat(config.has("bootstrap_expect")).isFalse();
        assertThat(config.has("connect")).isFalse();
        assertThat(texts(config.get("retry_join"))).containsExactly("10.83.7.11", "10.83.7.12", "10.83.7.13");
    }

    @Test
    void aLoneServerJoinsNobody() {
        JsonNode config = render(TestingNodes.smallest(), "consul-0");

        assertThat(config.get("bootstrap_expect").asInt()).isEqualTo(1);
        assertThat(config.has("retry_join")).isFalse();
        assertThat(config.has("retry_interval")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"consul-0", "nomad-client-0"})
    void httpIsOffAndHttpsAndRpcAskForCertificatesAndServerNames(String name) {
        JsonNode config = render(NINE, name);

        assertThat(config.at("/ports/http").asInt()).isEqualTo(-1);
        assertThat(config.at("/ports/grpc").asInt()).isEqualTo(-1);
        assertThat(config.at("/ports/grpc_tls").asInt()).isEqualTo(-1);
        assertThat(config.at("/ports/serf_wan").asInt()).isEqualTo(-1);
        assertThat(config.at("/ports/https").asInt()).isEqualTo(8501);
        assertThat(config.at("/ports/dns").asInt()).isEqualTo(8600);
        assertThat(config.at("/tls/defaults/verify_incoming").asBoolean()).isTrue();
        assertThat(config.at("/tls/defaults/verify_outgoing").asBoolean()).isTrue();
        assertThat(config.at("/tls/internal_rpc/verify_server_hostname").asBoolean())
                .isTrue();
        assertThat(config.at("/tls/defaults/ca_file").asText()).isEqualTo("/etc/nonet/tls/ca.pem");
        assertThat(config.at("/tls/defaults/cert_file").asText()).isEqualTo("/etc/nonet/tls/node.pem");
        assertThat(config.at("/tls/defaults/key_file").asText()).isEqualTo("/etc/nonet/tls/node-key.pem");
    }

    @Test
    void consulBefore114IsSparedAPortThatItDoesNotKnow() {
        Topology older =
                NINE.toBuilder().versions(new Versions("1.13.9", "1.4.3")).build();

        assertThat(render(older, "consul-0").get("ports").has("grpc_tls")).isFalse();
        assertThat(render(older, "consul-0").at("/ports/grpc").asInt()).isEqualTo(-1);
    }

    @Test
    void listensOnLoopbackAndTheNodesOwnAddressOnly() {
        JsonNode config = render(NINE, "nomad-client-0");

        assertThat(config.get("node_name").asText()).isEqualTo("nomad-client-0");
        assertThat(config.get("bind_addr").asText()).isEqualTo("10.83.7.17");
        assertThat(config.get("advertise_addr").asText()).isEqualTo("10.83.7.17");
        assertThat(config.get("client_addr").asText()).isEqualTo("127.0.0.1");
        assertThat(config.at("/addresses/https").asText()).isEqualTo("127.0.0.1 10.83.7.17");
        assertThat(config.at("/addresses/dns").asText()).isEqualTo("127.0.0.1");
    }

    @Test
    void topologyAndGossipKeyArePassedOn() {
        Topology topology =
                NINE.toBuilder().datacenter("east").raftMultiplier(7).build();
        JsonNode config = render(topology, "consul-0");

        assertThat(config.get("datacenter").asText()).isEqualTo("east");
        assertThat(config.at("/performance/raft_multiplier").asInt()).isEqualTo(7);
        assertThat(config.get("encrypt").asText()).isEqualTo("gossip-key");
        assertThat(config.get("data_dir").asText()).isEqualTo("/var/lib/consul");
        assertThat(config.at("/ui_config/enabled").asBoolean()).isTrue();
        assertThat(config.get("disable_update_check").asBoolean()).isTrue();
        assertThat(config.get("leave_on_terminate").asBoolean(true)).isFalse();
        assertThat(config.get("log_level").asText()).isEqualTo("INFO");
    }

    private static JsonNode render(Topology topology, String name) {
        return json(ConsulConfig.render(node(topology, name), "gossip-key"));
    }
}
