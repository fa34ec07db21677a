package io.nonet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.cluster.ClusterDirectory;
import io.nonet.topology.Topology;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OperatorEnvironmentTest {
    private static final Topology TOPOLOGY =
            Topology.builder().datacenter("east").region("eu").build();

    @Test
    void serversAreAskedUnderTheirServerNames() {
        Map<String, String> variables = variables("consul-0", Optional.of("nomad-server-0"));

        assertThat(variables.keySet()).containsExactlyElementsOf(OperatorEnvironment.NAMES);
        assertThat(variables)
                .containsEntry("CONSUL_HTTP_ADDR", "https://127.0.0.1:1000")
                .containsEntry("CONSUL_CACERT", "/w/ca.pem")
                .containsEntry("CONSUL_CLIENT_CERT", "/w/operator.pem")
                .containsEntry("CONSUL_CLIENT_KEY", "/w/operator-key.pem")
                .containsEntry("CONSUL_TLS_SERVER_NAME", "server.east.consul")
                .containsEntry("NOMAD_ADDR", "https://127.0.0.1:1001")
                .containsEntry("NOMAD_TLS_SERVER_NAME", "server.eu.nomad");
    }

    @Test
    void clientsAreAskedUnderTheirClientNames() {
        assertThat(variables("nomad-client-1", Optional.of("nomad-client-1")))
                .containsEntry("CONSUL_TLS_SERVER_NAME", "client.east.consul")
                .containsEntry("NOMAD_TLS_SERVER_NAME", "client.eu.nomad");
        assertThat(variables("nomad-server-1", Optional.of("nomad-server-1")))
                .containsEntry("CONSUL_TLS_SERVER_NAME", "client.east.consul")
                .containsEntry("NOMAD_TLS_SERVER_NAME", "server.eu.nomad");
    }

    @Test
    void consulServerByItselfHasNoNomad() {
        assertThat(variables("consul-2", Optional.empty()).keySet())
                .isNotEmpty()
                .allMatch(name -> name.startsWith("CONSUL_"));
    }

    private static Map<String, String> variables(String consul, Optional<String> nomad) {
        return new OperatorEnvironment(
                        TOPOLOGY,
                        new ClusterDirectory(Path.of("/w")),
                        new AskedAgents(machine(consul), nomad.map(OperatorEnvironmentTest::machine)).addresses())
                .variables();
    }

    private static TestingMachine machine(String node) {
        return new TestingMachine(TOPOLOGY.node(node), "10.64.0.11", 1000, true);
    }
}
