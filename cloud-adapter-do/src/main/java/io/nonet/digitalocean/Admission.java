package io.nonet.digitalocean;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

/**
 * Who gets into the droplets, and what they begin with.
 *
 * @param operator the only address that may come in
 * @param publicKey that opens them, in OpenSSH's one line; of this run alone, since it is removed with it
 * @param userData what each droplet runs at its first boot; readable by all of its processes, so without any secret
 */
public record Admission(OperatorAddress operator, String publicKey, String userData) {
    /** In bytes, by the API's own limit. */
    static final int LONGEST_USER_DATA = 64 * 1024;

    private static final String SECRET = "PRIVATE KEY";

    public Admission {
        requireNonNull(operator, "operator");
        requireNonNull(publicKey, "publicKey");
        int length = userData.getBytes(UTF_8).length;
        if (length > LONGEST_USER_DATA) {
            throw new IllegalArgumentException("User data is at most " + LONGEST_USER_DATA + " bytes, found " + length);
        }
        if (publicKey.contains(SECRET) || userData.contains(SECRET)) {
            throw new IllegalArgumentException("A private key goes to no API, and into no user data");
        }
    }
}
