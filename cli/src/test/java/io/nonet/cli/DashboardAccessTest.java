package io.nonet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DashboardAccessTest {
    private final DashboardAccess access = DashboardAccess.to(8600);

    @Test
    void letsInWhoeverHasTheToken() {
        assertThat(refusal("127.0.0.1:8600", null, access.token())).isEmpty();
        assertThat(refusal("localhost:8600", "http://localhost:8600", access.token()))
                .isEmpty();
    }

    @Test
    void refusesAMissingAndAWrongToken() {
        assertThat(refusal("127.0.0.1:8600", null, null))
                .hasValueSatisfying(why -> assertThat(why).contains("token"));
        assertThat(refusal("127.0.0.1:8600", null, "")).isPresent();
        assertThat(refusal("127.0.0.1:8600", null, access.token() + "0")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"evil.example:8600", "127.0.0.1", "127.0.0.1:8601", "evil.example", "127.0.0.1:8600.evil.example"
            })
    void refusesAnotherHostAsAfterDnsRebinding(String host) {
        assertThat(refusal(host, null, access.token())).isPresent();
        assertThat(refusal(null, null, access.token())).isPresent();
        assertThat(access.foreign(Optional.of(host), Optional.empty())).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example", "null", "https://127.0.0.1:8600", "http://127.0.0.1:8601"})
    void refusesWhatAPageOfSomebodyElseSends(String origin) {
        assertThat(refusal("127.0.0.1:8600", origin, access.token())).isPresent();
    }

    @Test
    void neverTellsItsTokenByAccident() {
        assertThat(access.toString()).doesNotContain(access.token());
        assertThat(DashboardAccess.to(1).token()).hasSize(48).isNotEqualTo(access.token());
    }

    private Optional<String> refusal(String host, String origin, String token) {
        return access.refusal(Optional.ofNullable(host), Optional.ofNullable(origin), Optional.ofNullable(token));
    }
}
