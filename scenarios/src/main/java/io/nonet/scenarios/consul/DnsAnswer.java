package io.nonet.scenarios.consul;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The part of a DNS message (RFC 1035, RFC 2782) that answers a question about a service.
 *
 * @param code 0 for an answer, 3 for a name that does not exist
 * @param addresses of the A records in the answer, in its order
 * @param ports of the SRV records in the answer, in its order
 */
record DnsAnswer(int code, List<String> addresses, List<Integer> ports) {
    private static final int ADDRESS = 1;
    private static final int SERVICE = 33;
    private static final int INTERNET = 1;
    private static final int QUESTION_ID = 42;
    private static final int RECURSION_DESIRED = 0x0100;
    private static final int CODE = 0x000f;
    /** A name that goes on elsewhere in the message, RFC 1035 section 4.1.4: two bytes that begin with these bits. */
    private static final int POINTER = 0xc0;

    private static final int HEADER = 12;

    DnsAnswer {
        addresses = List.copyOf(addresses);
        ports = List.copyOf(ports);
    }

    /** The question for the addresses behind a name, as it is sent. */
    static byte[] addressesOf(String name) {
        return question(name, ADDRESS);
    }

    /** The question for the ports, and the nodes, behind a name, as it is sent. */
    static byte[] instancesOf(String name) {
        return question(name, SERVICE);
    }

    private static byte[] question(String name, int type) {
        ByteArrayOutputStream labels = new ByteArrayOutputStream();
        for (String label : name.split("\\.", -1)) {
            labels.write(label.length());
            labels.writeBytes(label.getBytes(US_ASCII));
        }
        return ByteBuffer.allocate(HEADER + labels.size() + 5)
                .putShort((short) QUESTION_ID)
                .putShort((short) RECURSION_DESIRED)
                .putShort((short) 1)
                .position(HEADER)
                .put(labels.toByteArray())
                .put((byte) 0)
                .putShort((short) type)
                .putShort((short) INTERNET)
                .array();
    }

    /** Reads a message that has one question. */
    static DnsAnswer read(byte[] message) {
        ByteBuffer in = ByteBuffer.wrap(message);
        int code = in.getShort(2) & CODE;
        int answers = in.getShort(6);
        in.position(HEADER);
        skipName(in);
        in.getInt();
        List<String> addresses = new ArrayList<>();
        List<Integer> ports = new ArrayList<>();
        for (int i = 0; i < answers; i++) {
            skipName(in);
            int type = in.getShort();
            // Its class, and for how long it may be kept.
            in.getShort();
            in.getInt();
            byte[] data = new byte[in.getShort()];
            in.get(data);
            if (type == ADDRESS) {
                addresses.add(IntStream.range(0, data.length)
                        .mapToObj(at -> Integer.toString(Byte.toUnsignedInt(data[at])))
                        .collect(Collectors.joining(".")));
            } else if (type == SERVICE) {
                // After its priority and its weight.
                ports.add(Short.toUnsignedInt(ByteBuffer.wrap(data).getShort(4)));
            }
        }
        return new DnsAnswer(code, addresses, ports);
    }

    private static void skipName(ByteBuffer in) {
        for (int length = Byte.toUnsignedInt(in.get()); length != 0; length = Byte.toUnsignedInt(in.get())) {
            if (length >= POINTER) {
                in.get();
                return;
            }
            in.position(in.position() + length);
        }
    }
}
