package io.nonet.topology.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nonet.topology.Addresses;
import io.nonet.topology.NodeSpec;
import io.nonet.topology.Role;
import io.nonet.topology.Subnet;
import io.nonet.topology.Topology;
import io.nonet.topology.TopologyException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterSecretsTest {
    private static final Instant NOW = Instant.parse("2031-05-06T07:08:09Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Duration LIFETIME = Duration.ofHours(2);
    private static final Topology TOPOLOGY = Topology.builder()
            .name("staging")
            .datacenter("east")
            .region("europe")
            .build();
    private static final Addresses ADDRESSES = Addresses.assign(TOPOLOGY, Subnet.parse("10.83.7.0/24"));
    private static final ClusterSecrets SECRETS = generate();

    private static final int DIGITAL_SIGNATURE = 0;
    private static final int KEY_CERT_SIGN = 5;
    private static final int CRL_SIGN = 6;
    private static final String SERVER_AUTH = "1.3.6.1.5.5.7.3.1";
    private static final String CLIENT_AUTH = "1.3.6.1.5.5.7.3.2";

    @Test
    void everyNodeAndTheOperatorChainToTheAuthority() {
        assertThat(SECRETS.byNode().keySet())
                .containsExactlyElementsOf(
                        TOPOLOGY.nodes().stream().map(NodeSpec::name).toList());
        for (Identity identity : identities(SECRETS)) {
            assertThatCode(() -> validate(identity, SECRETS.caCertificatePem(), NOW))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void theAuthorityOfAnotherClusterDoesNotVouchForANode() {
        ClusterSecrets other = generate();

        assertThatThrownBy(() -> validate(SECRETS.operator(), other.caCertificatePem(), NOW))
                .isInstanceOf(CertPathValidatorException.class);
    }

    @Test
    void certificatesAreValidFromFiveMinutesAgoUntilTheLifetimeIsOver() {
        for (X509Certificate certificate : certificates(SECRETS)) {
            assertThat(certificate.getNotBefore()).isEqualTo(Date.from(NOW.minus(Duration.ofMinutes(5))));
            assertThat(certificate.getNotAfter()).isEqualTo(Date.from(NOW.plus(LIFETIME)));
        }
        assertThatThrownBy(() -> validate(
                        SECRETS.operator(),
                        SECRETS.caCertificatePem(),
                        NOW.plus(LIFETIME).plusSeconds(1)))
                .isInstanceOf(CertPathValidatorException.class);
    }

    @Test
    void datesBeyond2049AreWrittenSoThatTheyCanBeRead() {
        Clock late = Clock.fixed(Instant.parse("2055-01-01T00:00:00Z"), ZoneOffset.UTC);
        ClusterSecrets secrets = ClusterSecrets.generate(TOPOLOGY, ADDRESSES, LIFETIME, late);

        assertThat(certificate(secrets.caCertificatePem()).getNotAfter()).isEqualTo("2055-01-01T02:00:00Z");
    }

    @Test
    void theAuthoritySignsCertificatesOnlyAndNoFurtherAuthority() {
        X509Certificate authority = certificate(SECRETS.caCertificatePem());

        assertThat(authority.getSubjectX500Principal().getName()).isEqualTo("CN=Nonet staging CA");
        assertThat(authority.getIssuerX500Principal()).isEqualTo(authority.getSubjectX500Principal());
        assertThat(authority.getBasicConstraints()).isZero();
        assertThat(usages(authority)).containsExactlyInAnyOrder(KEY_CERT_SIGN, CRL_SIGN);
        assertThat(authority.getCriticalExtensionOIDs()).containsExactlyInAnyOrder("2.5.29.15", "2.5.29.19");
        assertThat(authority.getExtensionValue("2.5.29.14")).isNotNull();
    }

    @Test
    void leavesAreGoodForBothEndsOfTlsAndForSigningNothing() throws Exception {
        for (Identity identity : identities(SECRETS)) {
            X509Certificate leaf = certificate(identity.certificatePem());

            assertThat(leaf.getBasicConstraints()).isEqualTo(-1);
            assertThat(usages(leaf)).containsExactly(DIGITAL_SIGNATURE);
            assertThat(leaf.getExtendedKeyUsage()).containsExactly(SERVER_AUTH, CLIENT_AUTH);
            assertThat(leaf.getCriticalExtensionOIDs()).containsExactlyInAnyOrder("2.5.29.15", "2.5.29.19");
            assertThat(keyIdentifier(leaf, "2.5.29.35"))
                    .endsWith(keyIdentifier(certificate(SECRETS.caCertificatePem()), "2.5.29.14"));
        }
    }

    @Test
    void consulServersCarryTheNamesByWhichConsulKnowsServers() throws Exception {
        assertThat(names("consul-1"))
                .containsExactly(
                        "server.east.consul",
                        "consul-1.server.east.consul",
                        "consul-1",
                        "localhost",
                        "127.0.0.1",
                        "10.83.7.12");
    }

    @Test
    void nomadServersAreServersToNomadAndClientsToConsul() throws Exception {
        assertThat(names("nomad-server-0"))
                .containsExactly(
                        "client.east.consul",
                        "server.europe.nomad",
                        "nomad-server-0",
                        "localhost",
                        "127.0.0.1",
                        "10.83.7.14");
    }

    @Test
    void nomadClientsAreClientsToBoth() throws Exception {
        assertThat(names("nomad-client-2"))
                .containsExactly(
                        "client.east.consul",
                        "client.europe.nomad",
                        "nomad-client-2",
                        "localhost",
                        "127.0.0.1",
                        "10.83.7.19");
    }

    @Test
    void nobodyElseCanPassForAServer() throws Exception {
        for (NodeSpec node : TOPOLOGY.nodes()) {
            List<String> names = names(node.name());
            assertThat(names.contains("server.east.consul")).isEqualTo(node.role() == Role.CONSUL_SERVER);
            assertThat(names.contains("server.europe.nomad")).isEqualTo(node.role() == Role.NOMAD_SERVER);
        }
    }

    @Test
    void theOperatorIsNeitherServerNorNode() throws Exception {
        X509Certificate operator = certificate(SECRETS.operator().certificatePem());

        assertThat(operator.getSubjectX500Principal().getName()).isEqualTo("CN=operator");
        assertThat(names(operator)).containsExactly("cli.east.consul", "cli.europe.nomad");
    }

    @Test
    void keysAreP256AndBelongToTheirCertificates() throws Exception {
        for (Identity identity : identities(SECRETS)) {
            X509Certificate leaf = certificate(identity.certificatePem());
            assertThat(identity.privateKeyPem())
                    .startsWith("-----BEGIN PRIVATE KEY-----\n")
                    .endsWith("-----\n");
            var key = KeyFactory.getInstance("EC")
                    .generatePrivate(new PKCS8EncodedKeySpec(Pem.decode(identity.privateKeyPem())));
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(key);
            signature.update((byte) 42);
            byte[] signed = signature.sign();
            signature.initVerify(leaf);
            signature.update((byte) 42);

            assertThat(signature.verify(signed)).isTrue();
            assertThat(((ECPublicKey) leaf.getPublicKey()).getParams().toString())
                    .contains("secp256r1");
        }
    }

    @Test
    void pemLinesAreNoLongerThan64Characters() {
        assertThat(SECRETS.caCertificatePem().lines()).allMatch(line -> line.length() <= 64);
        assertThat(SECRETS.operator().privateKeyPem()).doesNotContain("\r");
    }

    @Test
    void serialNumbersArePositiveOf128BitsAndDiffer() {
        Set<Object> serials = new HashSet<>();
        for (X509Certificate certificate : certificates(SECRETS)) {
            assertThat(certificate.getSerialNumber().signum()).isPositive();
            assertThat(certificate.getSerialNumber().bitLength()).isEqualTo(128);
            assertThat(serials.add(certificate.getSerialNumber())).isTrue();
        }
    }

    @Test
    void gossipKeysAre32BytesEachOfItsOwn() {
        assertThat(Base64.getDecoder().decode(SECRETS.consulGossipKey())).hasSize(32);
        assertThat(Base64.getDecoder().decode(SECRETS.nomadGossipKey())).hasSize(32);
        assertThat(SECRETS.consulGossipKey()).isNotEqualTo(SECRETS.nomadGossipKey());
    }

    @Test
    void noTwoCallsGiveTheSameSecrets() {
        ClusterSecrets other = generate();

        assertThat(other.caCertificatePem()).isNotEqualTo(SECRETS.caCertificatePem());
        assertThat(other.consulGossipKey()).isNotEqualTo(SECRETS.consulGossipKey());
        assertThat(other.nomadGossipKey()).isNotEqualTo(SECRETS.nomadGossipKey());
        assertThat(identities(other)).doesNotContainAnyElementsOf(identities(SECRETS));
    }

    @Test
    void noSecretIsInAnyText() {
        assertThat(SECRETS.toString())
                .contains("redacted")
                .contains("nomad-client-2")
                .doesNotContain(SECRETS.consulGossipKey(), SECRETS.nomadGossipKey(), "PRIVATE KEY");
        for (Identity identity : identities(SECRETS)) {
            assertThat(identity.toString())
                    .contains("redacted")
                    .doesNotContain(
                            "PRIVATE KEY",
                            identity.privateKeyPem().lines().toList().get(1));
        }
    }

    @Test
    void answersANodeWithoutIdentityWithThoseThatHaveOne() {
        NodeSpec consul = TOPOLOGY.node("consul-0");

        assertThat(SECRETS.of(consul)).isEqualTo(SECRETS.byNode().get("consul-0"));
        assertThatThrownBy(() -> SECRETS.of(new NodeSpec("other", Role.NOMAD_CLIENT)))
                .isInstanceOf(TopologyException.class)
                .hasMessageStartingWith("identity of a node: expected one of the nodes consul-0, consul-1,");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1H", "PT0.9S", "P3651D"})
    void rejectsLifetimesThatNoCertificateShouldHave(Duration lifetime) {
        assertThatThrownBy(() -> ClusterSecrets.generate(TOPOLOGY, ADDRESSES, lifetime, CLOCK))
                .isInstanceOf(TopologyException.class)
                .hasMessage("certificate lifetime: expected 1 second to 3650 days, found " + lifetime);
    }

    @Test
    void certificatesLiveThreeDaysUnlessAskedOtherwise() {
        assertThat(ClusterSecrets.DEFAULT_LIFETIME).hasHours(72);
    }

    private static ClusterSecrets generate() {
        return ClusterSecrets.generate(TOPOLOGY, ADDRESSES, LIFETIME, CLOCK);
    }

    private static void validate(Identity identity, String caPem, Instant at) throws Exception {
        var parameters = new PKIXParameters(Set.of(new TrustAnchor(certificate(caPem), null)));
        parameters.setRevocationEnabled(false);
        parameters.setDate(Date.from(at));
        var path = CertificateFactory.getInstance("X.509")
                .generateCertPath(List.of(certificate(identity.certificatePem())));
        CertPathValidator.getInstance("PKIX").validate(path, parameters);
    }

    private static List<Identity> identities(ClusterSecrets secrets) {
        return Stream.concat(secrets.byNode().values().stream(), Stream.of(secrets.operator()))
                .toList();
    }

    private static List<X509Certificate> certificates(ClusterSecrets secrets) {
        return Stream.concat(
                        Stream.of(secrets.caCertificatePem()),
                        identities(secrets).stream().map(Identity::certificatePem))
                .map(TestingCertificates::certificate)
                .toList();
    }

    private static X509Certificate certificate(String pem) {
        return TestingCertificates.certificate(pem);
    }

    private static List<String> names(String node) throws Exception {
        return names(certificate(SECRETS.byNode().get(node).certificatePem()));
    }

    private static List<String> names(X509Certificate certificate) throws Exception {
        return certificate.getSubjectAlternativeNames().stream()
                .map(name -> (String) name.get(1))
                .toList();
    }

    private static List<Integer> usages(X509Certificate certificate) {
        boolean[] usages = certificate.getKeyUsage();
        return Stream.iterate(0, i -> i < usages.length, i -> i + 1)
                .filter(i -> usages[i])
                .toList();
    }

    /** The last 20 bytes of either key identifier extension. */
    private static byte[] keyIdentifier(X509Certificate certificate, String extension) {
        byte[] value = certificate.getExtensionValue(extension);
        return Arrays.copyOfRange(value, value.length - 20, value.length);
    }
}
