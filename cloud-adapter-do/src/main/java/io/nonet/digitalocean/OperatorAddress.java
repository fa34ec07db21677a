package io.nonet.digitalocean;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * The one address that may connect to the droplets.
 *
 * @param cidr with a prefix of full length
 */
public record OperatorAddress(String cidr) {
    private static final Pattern LITERAL = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");

    /** Checks that it is what {@link #parse} makes. */
    public OperatorAddress {
        if (!cidr.matches("[0-9.]+/32")) {
            throw new IllegalArgumentException("Expected one address in CIDR notation, found '" + cidr + "'");
        }
    }

    /**
     * Reads an IPv4 address: droplets have no other.
     *
     * @throws IllegalArgumentException if it is a name, a network, or an address that nobody connects from
     */
    public static OperatorAddress parse(String text) {
        try {
            // A literal is read without asking a name server.
            InetAddress address = LITERAL.matcher(text).matches() ? InetAddress.getByName(text) : null;
            if (address instanceof Inet4Address && !isNobody(address)) {
                return new OperatorAddress(address.getHostAddress() + "/32");
            }
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(wrong(text), e);
        }
        throw new IllegalArgumentException(wrong(text));
    }

    private static boolean isNobody(InetAddress address) {
        return address.isAnyLocalAddress()
                || address.isMulticastAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.getHostAddress().equals("255.255.255.255");
    }

    private static String wrong(String text) {
        return "expected one IPv4 address such as 203.0.113.7, found '" + text + "'";
    }
}
