package io.nonet.digitalocean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AdmissionTest {
    private static final OperatorAddress OPERATOR = OperatorAddress.parse("203.0.113.7");

    @Test
    void refusesAPrivateKey() {
        String secret = "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjE";
        assertThatThrownBy(() -> new Admission(OPERATOR, secret, ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("b3BlbnNzaC1rZXktdjE");
        assertThatThrownBy(() -> new Admission(OPERATOR, "ssh-ed25519 AAAA", "cat <<E\n" + secret))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesUserDataThatIsTooLong() {
        String most = "#".repeat(Admission.LONGEST_USER_DATA);
        assertThat(new Admission(OPERATOR, "ssh-ed25519 AAAA", most).userData()).hasSize(65536);
        assertThatThrownBy(() -> new Admission(OPERATOR, "ssh-ed25519 AAAA", most + "é"))
                .hasMessageContaining("found 65538");
    }
}
