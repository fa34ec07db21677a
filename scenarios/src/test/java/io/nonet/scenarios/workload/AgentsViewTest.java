package io.nonet.scenarios.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.client.consul.CatalogNode;
import io.nonet.client.consul.CheckStatus;
import io.nonet.client.consul.HealthCheck;
import io.nonet.client.consul.ServiceInstance;
import io.nonet.scenarios.assertions.TestingCluster;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentsViewTest {
    private static final String CHECKS = "/v1/agent/checks";

    private TestingCluster agents;
    private AgentsView view;

    @BeforeEach
    void agents(@TempDir Path folder) {
        agents = new TestingCluster(folder);
        view = new AgentsView(agents.cluster());
    }

    @AfterEach
    void close() {
        agents.close();
    }

    @Test
    void whatPassesForTheServersPasses() {
        assertThat(view.passes(instance(CheckStatus.PASSING, CheckStatus.PASSING)))
                .isTrue();
    }

    @Test
    void soDoesWhatTheServersHaveNotHeardOfYet() {
        agents.answers(CHECKS, checks("passing", "passing"));

        assertThat(view.passes(instance(CheckStatus.PASSING, CheckStatus.CRITICAL)))
                .isTrue();
    }

    @Test
    void allChecksOfTheInstanceCountAndNoOthers() {
        agents.answers(CHECKS, checks("passing", "critical"));
        assertThat(view.passes(instance(CheckStatus.PASSING, CheckStatus.CRITICAL)))
                .isFalse();

        agents.answers(CHECKS, "{\"c\": {\"CheckID\": \"c\", \"Status\": \"passing\", \"ServiceID\": \"another\"}}");
        assertThat(view.passes(instance(CheckStatus.PASSING, CheckStatus.CRITICAL)))
                .isFalse();
    }

    @Test
    void nothingPassesOnANodeThatIsDeadForTheServers() {
        agents.answers(CHECKS, checks("passing", "passing"));

        assertThat(view.passes(instance(CheckStatus.CRITICAL, CheckStatus.PASSING)))
                .isFalse();
    }

    @Test
    void anAgentThatDoesNotAnswerDoesNotSayThatItPasses() {
        assertThat(view.passes(instance(CheckStatus.PASSING, CheckStatus.CRITICAL)))
                .isFalse();
    }

    private static ServiceInstance instance(CheckStatus node, CheckStatus service) {
        return new ServiceInstance(
                new CatalogNode("1", "nomad-client-0", "127.0.0.1", "dc1", Map.of()),
                new ServiceInstance.Service("web-1", "web", "", 80, List.of(), Map.of()),
                List.of(check("serfHealth", node, ""), check("c", service, "web-1")));
    }

    private static HealthCheck check(String id, CheckStatus status, String service) {
        return new HealthCheck("nomad-client-0", id, "", status, "", service, "");
    }

    private static String checks(String first, String second) {
        return """
                {"c": {"CheckID": "c", "Status": "%s", "ServiceID": "web-1"},
                 "d": {"CheckID": "d", "Status": "%s", "ServiceID": "web-1"}}""".formatted(first, second);
    }
}
