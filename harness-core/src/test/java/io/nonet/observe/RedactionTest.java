package io.nonet.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RedactionTest {
    @Test
    void takesOutKnownSecretsWhereverTheyStand() {
        assertThat(Redaction.of(List.of("k3y+/=", "other")).apply("encrypt = \"k3y+/=\" k3y+/=other"))
                .isEqualTo("encrypt = \"[redacted]\" [redacted][redacted]");
    }

    @Test
    void takesOutTheLongerOfTwoSecretsThatBeginAlike() {
        assertThat(Redaction.of(List.of("abc", "abcdef")).apply("abcdef")).isEqualTo("[redacted]");
    }

    @Test
    void passesOverBlankSecrets() {
        assertThat(Redaction.of(List.of("", " ")).apply("a b")).isEqualTo("a b");
    }

    @Test
    void takesOutPrivateKeysOfAnyKindAndLeavesCertificates() {
        String certificate = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";
        for (String kind : List.of("PRIVATE KEY", "EC PRIVATE KEY", "RSA PRIVATE KEY", "ENCRYPTED PRIVATE KEY")) {
            String key = "-----BEGIN %s-----\nMIGH\nAgEA\n-----END %s-----\n".formatted(kind, kind);
            assertThat(Redaction.PRIVATE_KEYS.apply(certificate + key + "between\n" + key + certificate))
                    .isEqualTo(certificate + "[redacted private key]\nbetween\n[redacted private key]\n" + certificate);
        }
    }

    @Test
    void takesOutAPrivateKeyInsideJson() {
        assertThat(Redaction.PRIVATE_KEYS.apply(
                        "{\"key\":\"-----BEGIN PRIVATE KEY-----\\nMIGH\\n-----END PRIVATE KEY-----\\n\"}"))
                .isEqualTo("{\"key\":\"[redacted private key]\\n\"}");
    }

    @Test
    void takesOutAPrivateKeyThatIsCutOff() {
        assertThat(Redaction.PRIVATE_KEYS.apply("log -----BEGIN EC PRIVATE KEY-----\nMIGH"))
                .isEqualTo("log [redacted private key]");
    }

    @Test
    void manyKeyBeginningsTakeNoLongerThanTheText() {
        assertThat(Redaction.PRIVATE_KEYS.apply("-----BEGIN PRIVATE KEY-----\n".repeat(20_000)))
                .isEqualTo("[redacted private key]");
    }

    @Test
    void doesNotShowItsSecrets() {
        assertThat(Redaction.of(List.of("k3y"))).hasToString("Redaction[1 secrets]");
    }
}
