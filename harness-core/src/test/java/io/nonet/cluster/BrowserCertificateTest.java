package io.nonet.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.topology.Addresses;
import io.nonet.topology.Subnet;
import io.nonet.topology.Topology;
import io.nonet.topology.pki.ClusterSecrets;
import java.io.ByteArrayInputStream;
import java.security.KeyStore;
import java.time.Clock;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class BrowserCertificateTest {
    private static final Access ACCESS = access();

    @Test
    void opensWithItsPasswordAndIsTheOperators() throws Exception {
        BrowserCertificate certificate = BrowserCertificate.of("blue", ACCESS);

        assertThat(Collections.list(open(certificate).aliases())).containsExactly("blue operator");
    }

    @Test
    void takesAGivenPassword() throws Exception {
        BrowserCertificate certificate = BrowserCertificate.of("blue", ACCESS, "correct horse");

        assertThat(certificate.password()).isEqualTo("correct horse");
        assertThat(open(certificate).size()).isEqualTo(1);
    }

    @Test
    void hasAnotherPasswordEachTime() {
        assertThat(BrowserCertificate.of("blue", ACCESS).password())
                .hasSize(16)
                .isNotEqualTo(BrowserCertificate.of("blue", ACCESS).password());
    }

    @Test
    void doesNotShowItsPassword() {
        assertThat(BrowserCertificate.of("blue", ACCESS, "correct horse"))
                .asString()
                .doesNotContain("horse");
    }

    private static KeyStore open(BrowserCertificate certificate) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(
                new ByteArrayInputStream(certificate.file()),
                certificate.password().toCharArray());
        return store;
    }

    private static Access access() {
        Topology topology = Topology.nineNodes();
        ClusterSecrets secrets = ClusterSecrets.generate(
                topology,
                Addresses.assign(topology, Subnet.parse("10.83.7.0/24")),
                ClusterSecrets.DEFAULT_LIFETIME,
                Clock.systemUTC());
        return new Access(secrets.caCertificatePem(), secrets.operator());
    }
}
