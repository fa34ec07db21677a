package io.nonet.topology.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nonet.topology.Addresses;
import io.nonet.topology.Subnet;
import io.nonet.topology.Topology;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.KeyStore;
import java.time.Clock;
import org.junit.jupiter.api.Test;

class Pkcs12Test {
    private static final Topology TOPOLOGY = Topology.nineNodes();
    private static final ClusterSecrets SECRETS = ClusterSecrets.generate(
            TOPOLOGY,
            Addresses.assign(TOPOLOGY, Subnet.parse("10.83.7.0/24")),
            ClusterSecrets.DEFAULT_LIFETIME,
            Clock.systemUTC());
    private static final char[] PASSWORD = "correct horse".toCharArray();

    @Test
    void holdsKeyCertificateAndAuthorityUnderTheFriendlyName() throws Exception {
        byte[] file = Pkcs12.of(SECRETS.operator(), SECRETS.caCertificatePem(), PASSWORD, "nonet operator");

        var store = KeyStore.getInstance("PKCS12");
        store.load(new ByteArrayInputStream(file), PASSWORD);
        assertThat(store.size()).isEqualTo(1);
        assertThat(store.getCertificateChain("nonet operator"))
                .containsExactly(
                        TestingCertificates.certificate(SECRETS.operator().certificatePem()),
                        TestingCertificates.certificate(SECRETS.caCertificatePem()));
        assertThat(store.getKey("nonet operator", PASSWORD).getEncoded())
                .isEqualTo(Pem.decode(SECRETS.operator().privateKeyPem()));
    }

    @Test
    void opensWithItsPasswordOnly() throws Exception {
        byte[] file = Pkcs12.of(SECRETS.operator(), SECRETS.caCertificatePem(), PASSWORD, "operator");

        var store = KeyStore.getInstance("PKCS12");
        assertThatThrownBy(() -> store.load(new ByteArrayInputStream(file), "wrong".toCharArray()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("password");
    }

    @Test
    void leavesThePasswordOfTheCallerAsItIs() {
        char[] password = "secret".toCharArray();

        Pkcs12.of(SECRETS.operator(), SECRETS.caCertificatePem(), password, "operator");

        assertThat(password).isEqualTo("secret".toCharArray());
    }

    @Test
    void saysWhatCouldNotBePackedWithoutSayingTheKey() {
        var broken = new Identity(SECRETS.operator().certificatePem(), "c2VjcmV0");

        assertThatThrownBy(() -> Pkcs12.of(broken, SECRETS.caCertificatePem(), PASSWORD, "operator"))
                .isInstanceOf(PkiException.class)
                .hasMessageStartingWith("packing operator as PKCS#12 failed: ")
                .hasMessageNotContaining("c2VjcmV0");
    }
}
