package io.nonet.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.nonet.topology.pki.Identity;
import javax.net.ssl.SSLException;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;

class MutualTlsTest {

    private static final HeldCertificate STRANGER = TestingAgent.authority("someone else's authority");

    @Test
    void callsAnAgentOfTheSameAuthority() {
        try (TestingAgent agent = new TestingAgent()) {
            agent.answers("[\"127.0.0.1:8300\"]");
            assertThat(agent.api().get("/v1/status/peers").send().listOf(String.class))
                    .containsExactly("127.0.0.1:8300");
            assertThat(agent.request().getHandshake().peerCertificates()).hasSize(1);
        }
    }

    @Test
    void distrustsAnAgentOfAnotherAuthority() {
        MutualTls tls = MutualTls.client(TestingAgent.identity(TestingAgent.AUTHORITY), STRANGER.certificatePem());
        try (TestingAgent agent = new TestingAgent()) {
            assertThatExceptionOfType(ApiUnreachableException.class)
                    .isThrownBy(() -> HttpApi.at(agent.base(), tls).get("/v1/x").send())
                    .withCauseInstanceOf(SSLException.class)
                    .withMessageContaining("certificate and authority belong to this cluster?");
            assertThat(agent.unseen()).isZero();
        }
    }

    @Test
    void isTurnedAwayWithACertificateOfAnotherAuthority() {
        MutualTls tls = MutualTls.client(TestingAgent.identity(STRANGER), TestingAgent.AUTHORITY.certificatePem());
        try (TestingAgent agent = new TestingAgent().answers("1")) {
            assertThatExceptionOfType(ApiUnreachableException.class)
                    .isThrownBy(() -> HttpApi.at(agent.base(), tls).get("/v1/x").send());
            assertThat(agent.unseen()).isZero();
        }
    }

    @Test
    void distrustsACertificateThatNamesAnotherHost() {
        try (TestingAgent agent = new TestingAgent(TestingAgent.server("10.83.7.11"))) {
            assertThatExceptionOfType(ApiUnreachableException.class)
                    .isThrownBy(() -> agent.api().get("/v1/x").send())
                    .withCauseInstanceOf(SSLException.class)
                    .withMessageContaining("10.83.7.11");
        }
    }

    @Test
    void refusesAKeyThatIsNotPkcs8WithoutQuotingIt() {
        HeldCertificate held = new HeldCertificate.Builder().build();
        Identity identity = new Identity(held.certificatePem(), "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MutualTls.client(identity, held.certificatePem()))
                .withMessageContaining("PKCS#8")
                .withNoCause()
                .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain("c2VjcmV0"));
    }

    @Test
    void refusesATextThatIsNoCertificate() {
        HeldCertificate held = new HeldCertificate.Builder().build();
        Identity identity = new Identity("nothing", held.privateKeyPkcs8Pem());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MutualTls.client(identity, held.certificatePem()))
                .withMessage("Expected the client's certificate in PEM");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MutualTls.client(new Identity(held.certificatePem(), held.privateKeyPkcs8Pem()), ""))
                .withMessage("Expected the authority's certificate in PEM");
    }
}
