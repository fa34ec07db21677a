package io.nonet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.cluster.Service;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogsCommandTest {
    @Test
    void followingEndsWithItsInput() {
        assertThat(LogScript.follow(List.of(Service.CONSUL), 5))
                .isEqualTo("trap 'exit 0' TERM; tail -n 5 -F /var/log/nonet/consul/current 2>/dev/null & "
                        + "cat >/dev/null; kill 0");
        assertThat(LogScript.follow(List.of(Service.LINK, Service.CONSUL), 5))
                .contains("link/current 2>/dev/null | sed -u \"s/^/link: /\" & tail")
                .contains("consul/current 2>/dev/null | sed -u \"s/^/consul: /\" & cat");
    }
}
