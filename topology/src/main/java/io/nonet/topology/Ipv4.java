package io.nonet.topology;

import java.util.OptionalInt;
import java.util.regex.Pattern;

/** IPv4 addresses as big-endian numbers. */
final class Ipv4 {
    private static final Pattern DOTTED = Pattern.compile("(?:(?:0|[1-9][0-9]{0,2})\\.){3}(?:0|[1-9][0-9]{0,2})");

    private Ipv4() {}

    /** Empty if the text is not four decimal numbers below 256; never asks a name server. */
    static OptionalInt parse(String text) {
        if (!DOTTED.matcher(text).matches()) {
            return OptionalInt.empty();
        }
        int address = 0;
        for (String octet : text.split("\\.", -1)) {
            int value = Integer.parseInt(octet);
            if (value > 255) {
                return OptionalInt.empty();
            }
            address = address << 8 | value;
        }
        return OptionalInt.of(address);
    }

    static String format(int address) {
        return (address >>> 24) + "." + (address >>> 16 & 255) + "." + (address >>> 8 & 255) + "." + (address & 255);
    }

    /** The network bits of a prefix of 0 to 32 bits. */
    static int mask(int prefixLength) {
        return prefixLength == 0 ? 0 : -1 << (32 - prefixLength);
    }

    /** Whether RFC 1918 gives the address to private use. */
    static boolean isPrivate(int address) {
        return address >>> 24 == 10 || address >>> 20 == (172 << 4 | 1) || address >>> 16 == (192 << 8 | 168);
    }
}
