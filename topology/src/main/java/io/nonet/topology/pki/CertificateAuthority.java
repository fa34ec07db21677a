package io.nonet.topology.pki;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.util.Date;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;

/** Signs the certificates of one cluster; its key lives in memory only, for as long as this object does. */
final class CertificateAuthority {
    private static final int SERIAL_BITS = 128;

    private final X500Name name;
    private final KeyPair keys;
    private final Validity validity;
    private final SecureRandom random;

    private CertificateAuthority(X500Name name, KeyPair keys, Validity validity, SecureRandom random) {
        this.name = name;
        this.keys = keys;
        this.validity = validity;
        this.random = random;
    }

    static CertificateAuthority create(String cluster, Validity validity, SecureRandom random) {
        try {
            var name = new X500Name("CN=Nonet " + cluster + " CA");
            return new CertificateAuthority(name, newKeys(random), validity, random);
        } catch (GeneralSecurityException e) {
            throw new PkiException("making the key of the certificate authority of cluster " + cluster, e);
        }
    }

    /** The authority's own certificate, which peers are to trust: self-signed, and good for no further authority. */
    String certificatePem() {
        try {
            return signed(builder(name, keys.getPublic())
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
                    .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign)));
        } catch (GeneralSecurityException | IOException e) {
            throw new PkiException("making the certificate of " + name, e);
        }
    }

    /** A new key and a certificate for it, good for both ends of a TLS connection. */
    Identity issue(Subject subject) {
        try {
            KeyPair subjectKeys = newKeys(random);
            var certificate = builder(new X500Name("CN=" + subject.commonName()), subjectKeys.getPublic())
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                    .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                    .addExtension(Extension.extendedKeyUsage, false, bothEnds())
                    .addExtension(
                            Extension.authorityKeyIdentifier,
                            false,
                            new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(keys.getPublic()))
                    .addExtension(Extension.subjectAlternativeName, false, alternativeNames(subject));
            return new Identity(
                    signed(certificate),
                    Pem.encode("PRIVATE KEY", subjectKeys.getPrivate().getEncoded()));
        } catch (GeneralSecurityException | IOException e) {
            throw new PkiException("making the certificate of " + subject.commonName(), e);
        }
    }

    private X509v3CertificateBuilder builder(X500Name subject, PublicKey key)
            throws GeneralSecurityException, IOException {
        return new X509v3CertificateBuilder(
                        name,
                        new BigInteger(SERIAL_BITS, random).setBit(SERIAL_BITS - 1),
                        Date.from(validity.notBefore()),
                        Date.from(validity.notAfter()),
                        subject,
                        SubjectPublicKeyInfo.getInstance(key.getEncoded()))
                .addExtension(
                        Extension.subjectKeyIdentifier,
                        false,
                        new JcaX509ExtensionUtils().createSubjectKeyIdentifier(key));
    }

    private String signed(X509v3CertificateBuilder certificate) throws IOException {
        byte[] der = certificate.build(new EcdsaSigner(keys.getPrivate())).getEncoded();
        return Pem.encode("CERTIFICATE", der);
    }

    private static ExtendedKeyUsage bothEnds() {
        return new ExtendedKeyUsage(new KeyPurposeId[] {KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth});
    }

    private static GeneralNames alternativeNames(Subject subject) {
        return new GeneralNames(Stream.concat(
                        subject.dnsNames().stream().map(dns -> new GeneralName(GeneralName.dNSName, dns)),
                        subject.ipAddresses().stream().map(ip -> new GeneralName(GeneralName.iPAddress, ip)))
                .toArray(GeneralName[]::new));
    }

    private static KeyPair newKeys(SecureRandom random) throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"), random);
        return generator.generateKeyPair();
    }
}
