package io.nonet.client;

import io.nonet.topology.pki.Identity;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Collectors;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * Java's TLS for one identity and one authority.
 *
 * <p>Made without key stores, which take longer to load than all the rest: a command that makes three calls feels it.
 */
record TlsContext(SSLSocketFactory sockets, X509TrustManager trust) {

    static TlsContext of(Identity identity, String caCertificatePem) {
        X509Certificate[] chain = certificates("the client's certificate", identity.certificatePem());
        X509Certificate[] authorities = certificates("the authority's certificate", caCertificatePem);
        PrivateKey key = key(identity.privateKeyPem(), chain[0].getPublicKey().getAlgorithm());
        try {
            PKIXBuilderParameters rules = new PKIXBuilderParameters(
                    Arrays.stream(authorities)
                            .map(authority -> new TrustAnchor(authority, null))
                            .collect(Collectors.toSet()),
                    null);
            // There is no revocation list: certificates of a cluster are as short-lived as the cluster.
            rules.setRevocationEnabled(false);
            TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
            trust.init(new CertPathTrustManagerParameters(rules));
            TrustManager[] trusted = trust.getTrustManagers();
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {new OneKey(chain, key)}, trusted, null);
            return new TlsContext(context.getSocketFactory(), (X509TrustManager) trusted[0]);
        } catch (GeneralSecurityException failure) {
            throw new IllegalArgumentException("Java can't use these certificates for TLS", failure);
        }
    }

    private static X509Certificate[] certificates(String what, String pem) {
        try {
            X509Certificate[] found = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)))
                    .stream()
                    .map(X509Certificate.class::cast)
                    .toArray(X509Certificate[]::new);
            if (found.length > 0) {
                return found;
            }
            throw new CertificateException("nothing between BEGIN CERTIFICATE and END CERTIFICATE");
        } catch (CertificateException failure) {
            throw new IllegalArgumentException("Expected " + what + " in PEM", failure);
        }
    }

    private static PrivateKey key(String pem, String algorithm) {
        String base64 = pem.replaceAll("-----(BEGIN|END) PRIVATE KEY-----", "").replaceAll("\\s", "");
        try {
            return KeyFactory.getInstance(algorithm)
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
        } catch (GeneralSecurityException | IllegalArgumentException failure) {
            // Neither the text nor the cause: they may quote the key.
            throw new IllegalArgumentException(
                    "Expected the client's private key in PEM as PKCS#8 (BEGIN PRIVATE KEY), for " + algorithm);
        }
    }
}
