package io.nonet.chaos.link;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** The first words of a TLS 1.2 client, as RFC 5246 and RFC 7685 (padding) have them. */
final class TlsHello {
    private static final int RECORD = 16_384;
    private static final int RANDOM = 32;
    /** Supported groups: secp256r1; point formats: uncompressed; signature algorithm: ecdsa_secp256r1_sha256. */
    private static final byte[] EXTENSIONS = {0, 10, 0, 4, 0, 2, 0, 23, 0, 11, 0, 2, 1, 0, 0, 13, 0, 4, 0, 2, 4, 3};

    private TlsHello() {}

    /** A hello with so many bytes of padding; a server reads all of it before it answers. */
    static byte[] padded(int bytes) {
        int extensions = EXTENSIONS.length + 4 + bytes;
        int body = 2 + RANDOM + 1 + 2 + 2 + 2 + 2 + extensions;
        ByteBuffer hello = ByteBuffer.allocate(4 + body);
        hello.putInt((1 << 24) | body); // client_hello
        hello.putShort((short) 0x0303);
        hello.position(hello.position() + RANDOM);
        hello.put((byte) 0); // no session
        hello.putShort((short) 2).putShort((short) 0xc02b); // ECDHE-ECDSA-AES128-GCM-SHA256
        hello.putShort((short) 0x0100); // no compression
        hello.putShort((short) extensions).put(EXTENSIONS);
        hello.putShort((short) 21).putShort((short) bytes);
        return records(hello.array());
    }

    private static byte[] records(byte[] message) {
        ByteArrayOutputStream records = new ByteArrayOutputStream();
        for (int from = 0; from < message.length; from += RECORD) {
            byte[] part = Arrays.copyOfRange(message, from, Math.min(message.length, from + RECORD));
            records.writeBytes(ByteBuffer.allocate(5)
                    .put((byte) 22)
                    .putShort((short) 0x0301)
                    .putShort((short) part.length)
                    .array());
            records.writeBytes(part);
        }
        return records.toByteArray();
    }
}
