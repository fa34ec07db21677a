package io.nonet.docker;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nonet.cluster.EnvironmentUnusableException;
import io.nonet.topology.Topology;
import org.junit.jupiter.api.Test;

class PreflightTest {
    private static final Topology NINE = Topology.nineNodes();

    @Test
    void refusesNomadClientsOnCgroupV2() {
        assertThatThrownBy(() -> Preflight.requireControlGroups(NINE, "2"))
                .isInstanceOf(EnvironmentUnusableException.class)
                .hasMessageContaining("cgroup v2");
    }

    @Test
    void takesServersOnCgroupV2AndEverythingElsewhere() {
        Topology servers = Topology.builder().nomadClients(0).build();

        assertThatCode(() -> {
                    Preflight.requireControlGroups(servers, "2");
                    Preflight.requireControlGroups(NINE, "1");
                    Preflight.requireControlGroups(NINE, null);
                })
                .doesNotThrowAnyException();
    }
}
