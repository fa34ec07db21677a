package io.nonet.digitalocean;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * The one address that may connect to the droplets.
 *
 * @param cidr with a prefix of full length
 */
public record OperatorAddress(String cidr) {
    private static final Pattern LITERAL =
            Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    /** Checks that it is what {@link #parse} makes. */
    public OperatorAddress {
        if (!cidr.matches("[0-9.]+/32|[0-9a-f:]+/128")) {
            throw new IllegalArgumentException("Expected one address in CIDR notation, found '" + cidr + "'");
        }
    }

    /**
     * Reads an IPv4 or IPv6 address.
     *
     * @throws IllegalArgumentException if it is a name, a network, or the address that stands for all
     */
    public static OperatorAddress parse(String text) {
        try {
            // A literal is read without asking a name server.
            InetAddress address = LITERAL.matcher(text).matches() ? InetAddress.getByName(text) : null;
            if (address != null && !address.isAnyLocalAddress() && !address.isMulticastAddress()) {
                return new OperatorAddress(
                        address.getHostAddress() + (address instanceof Inet6Address ? "/128" : "/32"));
            }
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(wrong(text), e);
        }
        throw new IllegalArgumentException(wrong(text));
    }

    private static String wrong(String text) {
        return "expected one address such as 203.0.113.7, found '" + text + "'";
    }
}
