package io.nonet.cluster;

import static java.util.Objects.requireNonNull;

import io.nonet.topology.pki.Pkcs12;
import java.security.SecureRandom;

/** The operator's certificate and key as a PKCS#12 file, the form that browsers take, and the password of that file. */
public final class BrowserCertificate {
    private static final int PASSWORD_LENGTH = 16;
    /** Without those that are taken for one another. */
    private static final String PASSWORD_LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";

    private final byte[] file;
    private final String password;

    private BrowserCertificate(byte[] file, String password) {
        this.file = file;
        this.password = password;
    }

    /** That of a cluster's operator, with a random password. */
    public static BrowserCertificate of(String cluster, Access access) {
        SecureRandom random = new SecureRandom();
        String password = random.ints(PASSWORD_LENGTH, 0, PASSWORD_LETTERS.length())
                .collect(
                        StringBuilder::new,
                        (text, letter) -> text.append(PASSWORD_LETTERS.charAt(letter)),
                        StringBuilder::append)
                .toString();
        return of(cluster, access, password);
    }

    /** That of a cluster's operator, with this password. */
    public static BrowserCertificate of(String cluster, Access access, String password) {
        requireNonNull(password, "password");
        byte[] file =
                Pkcs12.of(access.operator(), access.caCertificatePem(), password.toCharArray(), cluster + " operator");
        return new BrowserCertificate(file, password);
    }

    /** The content of the file. */
    public byte[] file() {
        return file.clone();
    }

    public String password() {
        return password;
    }

    /** Neither key nor password. */
    @Override
    public String toString() {
        return "BrowserCertificate(" + file.length + " bytes)";
    }
}
