package io.nonet.chaos.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProxyReconcilerTest {
    private static final Toxic SILENCE = new Toxic("f1-timeout-upstream", "timeout", "upstream", Map.of("timeout", 0L));
    private static final Toxic DEAF =
            new Toxic("f1-timeout-downstream", "timeout", "downstream", Map.of("timeout", 0L));

    @Test
    void aProxyThatHasLostItsToxicsIsNotTheSame() {
        assertThat(same(proxy(true, SILENCE, DEAF), proxy(true, DEAF, SILENCE))).isTrue();
        assertThat(same(proxy(true), proxy(true, SILENCE))).isFalse();
        assertThat(same(proxy(true), proxy(false))).isFalse();
        assertThat(ProxyReconciler.same(Map.of(), List.of(proxy(true)))).isFalse();
    }

    private static boolean same(Proxy found, Proxy desired) {
        return ProxyReconciler.same(Map.of(found.name(), found), List.of(desired));
    }

    private static Proxy proxy(boolean enabled, Toxic... toxics) {
        return new Proxy("a>b:8300", "127.0.0.1:20000", "10.0.0.2:8300", enabled, List.of(toxics));
    }
}
