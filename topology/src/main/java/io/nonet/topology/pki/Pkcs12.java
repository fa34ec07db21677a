package io.nonet.topology.pki;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;

/** The file format in which browsers and key stores take a certificate together with its key. */
public final class Pkcs12 {
    private Pkcs12() {}

    /**
     * Packs an identity and the authority that signed it.
     *
     * @param password protects the content; not changed, and never kept
     * @param friendlyName under which browsers list the certificate; written in lower case
     * @return the bytes of a {@code .p12} file
     * @throws PkiException if a part is not what this package made
     */
    public static byte[] of(Identity identity, String caCertificatePem, char[] password, String friendlyName) {
        try {
            PrivateKey key = KeyFactory.getInstance("EC")
                    .generatePrivate(new PKCS8EncodedKeySpec(Pem.decode(identity.privateKeyPem())));
            Certificate[] chain = {certificate(identity.certificatePem()), certificate(caCertificatePem)};
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(friendlyName, key, password, chain);
            var bytes = new ByteArrayOutputStream();
            store.store(bytes, password);
            return bytes.toByteArray();
        } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
            throw new PkiException("packing " + friendlyName + " as PKCS#12", e);
        }
    }

    private static Certificate certificate(String pem) throws GeneralSecurityException {
        return CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(Pem.decode(pem)));
    }
}
