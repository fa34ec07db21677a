package io.nonet.topology.pki;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** DER as PEM text and back. */
final class Pem {
    private static final int LINE_LENGTH = 64;
    private static final byte[] LINE_FEED = {'\n'};

    private Pem() {}

    static String encode(String type, byte[] der) {
        String body = Base64.getMimeEncoder(LINE_LENGTH, LINE_FEED).encodeToString(der);
        return "-----BEGIN " + type + "-----\n" + body + "\n-----END " + type + "-----\n";
    }

    /** The bytes of the only block in the text. */
    static byte[] decode(String pem) {
        String body = pem.lines().filter(line -> !line.startsWith("-----")).reduce("", String::concat);
        return Base64.getDecoder().decode(body.getBytes(StandardCharsets.US_ASCII));
    }
}
