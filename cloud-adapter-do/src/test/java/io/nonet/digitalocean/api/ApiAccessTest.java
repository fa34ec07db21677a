package io.nonet.digitalocean.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nonet.cluster.EnvironmentUnusableException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiAccessTest {
    private static final String SECRET = "dop_v1_verysecret";

    @Test
    void isRefusedWithoutAToken() {
        assertThatThrownBy(() -> ApiAccess.from(Map.of()))
                .isInstanceOf(EnvironmentUnusableException.class)
                .hasMessageContaining("DIGITALOCEAN_TOKEN is not set");
        assertThatThrownBy(() -> ApiAccess.from(Map.of("DIGITALOCEAN_TOKEN", " ")))
                .isInstanceOf(EnvironmentUnusableException.class);
    }

    @Test
    void quotesNoTokenThatIsWrong() {
        assertThatThrownBy(() -> ApiAccess.from(Map.of("DIGITALOCEAN_TOKEN", SECRET + "\nand more")))
                .isInstanceOf(EnvironmentUnusableException.class)
                .hasMessageContaining("spaces, line ends")
                .hasMessageNotContaining(SECRET);
    }

    @Test
    void showsNoToken() {
        ApiAccess access = ApiAccess.from(Map.of("DIGITALOCEAN_TOKEN", SECRET + "\n"));
        assertThat(access.toString()).doesNotContain(SECRET).contains("https://api.digitalocean.com");
        assertThat(access.token().authorization()).isEqualTo("Bearer " + SECRET);
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:8080, http://127.0.0.1:8080",
        "http://localhost:8080/v2/, http://localhost:8080",
        "https://proxy.example/do/, https://proxy.example/do"
    })
    void takesAnotherAddress(String url, String base) {
        assertThat(ApiAccess.from(Map.of("DIGITALOCEAN_TOKEN", SECRET, "DIGITALOCEAN_API_URL", url))
                        .base())
                .hasToString(base);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://proxy.example",
                "ftp://127.0.0.1",
                "nowhere",
                "https://user@x.example",
                "https:// x",
                "https://x.example:99999",
                "https://x.example:0",
                "https://x.example#y",
                SECRET
            })
    void sendsNoTokenWhereItCouldBeRead(String url) {
        assertThatThrownBy(() -> ApiAccess.from(Map.of("DIGITALOCEAN_TOKEN", SECRET, "DIGITALOCEAN_API_URL", url)))
                .isInstanceOf(EnvironmentUnusableException.class)
                .hasMessageContaining("DIGITALOCEAN_API_URL")
                .hasMessageNotContaining(SECRET);
    }
}
