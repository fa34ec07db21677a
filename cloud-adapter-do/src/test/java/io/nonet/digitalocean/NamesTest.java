package io.nonet.digitalocean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nonet.topology.Role;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
    private static final RunId ID = new RunId("a-b", Instant.parse("2030-01-02T03:04:05Z"), "00ff");

    @Test
    void anIdIsReadAsItIsWritten() {
        assertThat(ID).hasToString("a-b-20300102-030405-00ff");
        assertThat(RunId.parse(ID.toString())).contains(ID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonet",
                "unknown",
                "a-20300102-030405",
                "a-20300102-030405-00FF",
                "a-20300230-030405-00ff",
                "-20300102-030405-00ff",
                "a-20300102-030405-00ff ",
                "a_b-20300102-030405-00ff"
            })
    void takesNothingElseForAnId(String text) {
        assertThat(RunId.parse(text)).isEmpty();
    }

    @Test
    void aNameTellsRunAndExpiry() {
        CloudRun run = new CloudRun(ID, Instant.ofEpochSecond(1893567845));
        assertThat(run.name()).isEqualTo("nonet-run-a-b-20300102-030405-00ff-expires-1893567845");
        assertThat(CloudRun.ofName(run.name())).contains(run);
        assertThat(CloudRun.ofName("nonet-run-of-somebody-else")).isEmpty();
        assertThat(CloudRun.ofName(run.name() + "-old")).isEmpty();
    }

    @Test
    void noTagIsOneThatProductionClustersHave() {
        CloudRun run = new CloudRun(ID, Instant.ofEpochSecond(1893567845));
        assertThat(run.tags(Role.CONSUL_SERVER))
                .containsExactly(
                        "nonet",
                        "nonet:run-a-b-20300102-030405-00ff",
                        "nonet:expires-1893567845",
                        "nonet:role-consul-server")
                .allMatch(tag -> tag.matches("[a-zA-Z0-9_:-]{1,255}"));
        assertThat(CloudRun.isShared("nonet-docs")).isFalse();
        assertThat(CloudRun.isShared("nonet:run-unknown")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"203.0.113.7, 203.0.113.7/32"})
    void anOperatorIsOneAddress(String text, String cidr) {
        assertThat(OperatorAddress.parse(text).cidr()).isEqualTo(cidr);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "::",
                "203.0.113.0/24",
                "example.com",
                "",
                "300.1.1.1",
                "224.0.0.1",
                "2001:db8::1",
                "127.0.0.1",
                "169.254.1.1",
                "255.255.255.255"
            })
    void nothingElseIsAnOperator(String text) {
        assertThatThrownBy(() -> OperatorAddress.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("one IPv4 address such as");
    }
}
