package io.nonet.topology.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nonet.topology.Addresses;
import io.nonet.topology.Driver;
import io.nonet.topology.NodeSpec;
import io.nonet.topology.Role;
import io.nonet.topology.Subnet;
import io.nonet.topology.Topology;
import io.nonet.topology.TopologyException;
import io.nonet.topology.pki.ClusterSecrets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MachineFilesTest {
    private static final Topology NINE = Topology.nineNodes();
    private static final Addresses ADDRESSES = Addresses.assign(NINE, Subnet.parse("10.83.7.0/24"));
    private static final ClusterSecrets SECRETS =
            ClusterSecrets.generate(NINE, ADDRESSES, ClusterSecrets.DEFAULT_LIFETIME, Clock.systemUTC());

    @Test
    void aConsulServerGetsEverythingButNomad() {
        assertThat(render("consul-0"))
                .extracting(MachineFile::path)
                .containsExactlyInAnyOrder(
                        "/etc/nonet/tls/ca.pem",
                        "/etc/nonet/tls/node.pem",
                        "/etc/nonet/tls/node-key.pem",
                        "/etc/nonet/machine.env",
                        "/etc/nonet/link/toxiproxy.json",
                        "/etc/nonet/link/rules.nft",
                        "/etc/consul.d/consul.json");
    }

    @Test
    void aNomadNodeGetsNomadToo() {
        assertThat(byPath("nomad-server-0")).hasSize(8).containsKey("/etc/nomad.d/nomad.json");
        assertThat(byPath("nomad-client-0")).hasSize(8).containsKey("/etc/nomad.d/nomad.json");
    }

    @Test
    void exactlyTheFilesThatHoldAKeyAreClosedToOthers() {
        for (NodeSpec node : NINE.nodes()) {
            for (MachineFile file : render(node.name())) {
                boolean holdsKey = file.content().contains("PRIVATE KEY")
                        || file.content().contains(SECRETS.consulGossipKey())
                        || file.content().contains(SECRETS.nomadGossipKey())
                        || file.path().equals("/etc/nomad.d/nomad.json");
                assertThat(file.mode()).as(file.path()).isEqualTo(holdsKey ? 0600 : 0644);
            }
        }
    }

    @Test
    void aNodeGetsItsOwnIdentityAndNoOtherKey() {
        Map<String, MachineFile> files = byPath("nomad-client-1");
        var identity = SECRETS.of(NINE.node("nomad-client-1"));

        assertThat(files.get("/etc/nonet/tls/ca.pem").content()).isEqualTo(SECRETS.caCertificatePem());
        assertThat(files.get("/etc/nonet/tls/node.pem").content()).isEqualTo(identity.certificatePem());
        assertThat(files.get("/etc/nonet/tls/node-key.pem").content()).isEqualTo(identity.privateKeyPem());
    }

    @Test
    void eachAgentGetsTheGossipKeyOfItsOwnSystem() {
        Map<String, MachineFile> files = byPath("nomad-server-1");

        assertThat(files.get("/etc/consul.d/consul.json").content())
                .contains(SECRETS.consulGossipKey())
                .doesNotContain(SECRETS.nomadGossipKey());
        assertThat(files.get("/etc/nomad.d/nomad.json").content())
                .contains(SECRETS.nomadGossipKey())
                .doesNotContain(SECRETS.consulGossipKey());
    }

    @Test
    void theEnvironmentSaysWhatTheNodeRuns() {
        assertThat(environment(NINE, "consul-0"))
                .isEqualTo("NODE=consul-0\nROLE=consul-server\nCLUSTER=nonet\nCONSUL_VERSION=1.14.3\n");
        assertThat(environment(NINE, "nomad-server-0"))
                .endsWith("ROLE=nomad-server\nCLUSTER=nonet\nCONSUL_VERSION=1.14.3\nNOMAD_VERSION=1.4.3\n");
        assertThat(environment(NINE, "nomad-client-0"))
                .endsWith("NOMAD_VERSION=1.4.3\nCGROUP_PARENT=/nonet/nonet/nomad-client-0\nDOCKERD=yes\nNOMAD_SERVERS='"
                        + ADDRESSES.of(NINE.node("nomad-server-0")) + " " + ADDRESSES.of(NINE.node("nomad-server-1"))
                        + " " + ADDRESSES.of(NINE.node("nomad-server-2")) + "'\n");
    }

    @Test
    void dockerRunsOnlyWhereItsDriverIsChosen() {
        Topology without =
                NINE.toBuilder().drivers(Driver.EXEC, Driver.RAW_EXEC).build();

        assertThat(environment(without, "nomad-client-0")).contains("\nDOCKERD=no\n");
    }

    @Test
    void theSameArgumentsGiveTheSameFiles() {
        assertThat(render("nomad-client-0")).isEqualTo(render("nomad-client-0"));
    }

    @Test
    void noContentIsInTheTextOfAFile() {
        assertThat(render("nomad-client-0")).allSatisfy(file -> assertThat(file.toString())
                .contains(file.path())
                .doesNotContain(file.content().substring(0, 10)));
        assertThat(new MachineFile("/x", "secret", 0600))
                .hasToString("MachineFile[path=/x, content=(6 characters), mode=0600]");
    }

    @Test
    void rejectsANodeOfAnotherTopology() {
        var stranger = new NodeSpec("stranger", Role.NOMAD_CLIENT);

        assertThatThrownBy(() -> MachineFiles.render(NINE, stranger, ADDRESSES, SECRETS))
                .isInstanceOf(TopologyException.class)
                .hasMessageContaining("found \"stranger\"");
    }

    private static List<MachineFile> render(String name) {
        return MachineFiles.render(NINE, NINE.node(name), ADDRESSES, SECRETS);
    }

    private static Map<String, MachineFile> byPath(String name) {
        return render(name).stream().collect(Collectors.toMap(MachineFile::path, Function.identity()));
    }

    private static String environment(Topology topology, String name) {
        return MachineEnvironment.render(TestingNodes.node(topology, name));
    }
}
