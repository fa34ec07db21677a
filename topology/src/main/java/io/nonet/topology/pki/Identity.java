package io.nonet.topology.pki;

import static java.util.Objects.requireNonNull;

/**
 * A certificate and its private key.
 *
 * @param certificatePem the X.509 certificate, PEM
 * @param privateKeyPem the key, PKCS#8 in PEM without a password
 */
public record Identity(String certificatePem, String privateKeyPem) {
    /** Null-checks both parts. */
    public Identity {
        requireNonNull(certificatePem, "certificatePem");
        requireNonNull(privateKeyPem, "privateKeyPem");
    }

    /** The certificate only: the key never reaches a log. */
    @Override
    public String toString() {
        return "Identity[certificatePem=" + certificatePem + ", privateKeyPem=(redacted)]";
    }
}
