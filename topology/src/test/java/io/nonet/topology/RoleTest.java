package io.nonet.topology;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RoleTest {
    @Test
    void labelsAreTheTagsOfTheProductionSetup() {
        assertThat(Role.values())
                .extracting(Role::label)
                .containsExactly("consul-server", "nomad-server", "nomad-client");
    }

    @Test
    void onlyConsulServersDoWithoutNomad() {
        assertThat(Role.values()).filteredOn(role -> !role.runsNomad()).containsExactly(Role.CONSUL_SERVER);
    }

    @Test
    void driversAreLabelledAsNomadNamesThem() {
        assertThat(Driver.values()).extracting(Driver::label).containsExactly("docker", "exec", "raw_exec");
    }
}
