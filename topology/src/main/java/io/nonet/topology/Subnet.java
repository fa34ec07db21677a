package io.nonet.topology;

import java.util.OptionalInt;

/**
 * A private IPv4 network of a cluster.
 *
 * @param network the network address as a big-endian number; its host bits are zero
 * @param prefixLength from 16 (65534 hosts) to 26 (62 hosts)
 */
public record Subnet(int network, int prefixLength) {
    private static final int WIDEST = 16;
    private static final int NARROWEST = 26;
    private static final String EXPECTED = "a private IPv4 network from /16 to /26, such as 10.83.7.0/24";

    /**
     * Checks range and size.
     *
     * @throws TopologyException if the network is not private, not /16 to /26, or has host bits
     */
    public Subnet {
        String found = Ipv4.format(network) + "/" + prefixLength;
        if (prefixLength < WIDEST || prefixLength > NARROWEST || !Ipv4.isPrivate(network)) {
            throw new TopologyException("subnet", EXPECTED, found);
        }
        int meant = network & Ipv4.mask(prefixLength);
        if (network != meant) {
            String expected = "a network address (" + Ipv4.format(meant) + "/" + prefixLength + " holds this one)";
            throw new TopologyException("subnet", expected, found);
        }
    }

    /**
     * Reads the notation {@code 10.83.7.0/24}.
     *
     * @throws TopologyException if the text is something else, or a network that a cluster cannot use
     */
    public static Subnet parse(String cidr) {
        int slash = cidr.indexOf('/');
        String length = cidr.substring(slash + 1);
        OptionalInt address = slash < 0 ? OptionalInt.empty() : Ipv4.parse(cidr.substring(0, slash));
        if (address.isEmpty() || !length.matches("[0-9]|[1-9][0-9]")) {
            throw new TopologyException("subnet", EXPECTED, "\"" + cidr + "\"");
        }
        return new Subnet(address.getAsInt(), Integer.parseInt(length));
    }

    /**
     * The address of a host, counted from the network address.
     *
     * @param host from 1 (the gateway) to {@link #lastHost()}
     * @throws TopologyException if the network has no such host
     */
    public String address(int host) {
        if (host < 1 || host > lastHost()) {
            throw new TopologyException("host of " + this, "a number from 1 to " + lastHost(), String.valueOf(host));
        }
        return Ipv4.format(network + host);
    }

    /** The address through which nodes reach the host machine and the world: the first one. */
    public String gateway() {
        return address(1);
    }

    /** The highest number of a host; the address after it is the broadcast address. */
    public int lastHost() {
        return (1 << (32 - prefixLength)) - 2;
    }

    /** Whether both networks share an address. */
    public boolean overlaps(Subnet other) {
        int mask = Ipv4.mask(Math.min(prefixLength, other.prefixLength));
        return (network & mask) == (other.network & mask);
    }

    /**
     * Whether this network shares an address with any other one, be it public or of any size.
     *
     * @param cidr in the notation {@code 10.0.0.0/8}; a text that is no IPv4 network, such as an IPv6 one, never overlaps
     */
    public boolean overlaps(String cidr) {
        int slash = cidr.indexOf('/');
        String length = cidr.substring(slash + 1);
        OptionalInt other = slash < 0 ? OptionalInt.empty() : Ipv4.parse(cidr.substring(0, slash));
        if (other.isEmpty() || !length.matches("[0-9]|[12][0-9]|3[0-2]")) {
            return false;
        }
        int mask = Ipv4.mask(Math.min(prefixLength, Integer.parseInt(length)));
        return (network & mask) == (other.getAsInt() & mask);
    }

    /** Whether the address lies in this network; a text that is no IPv4 address does not. */
    public boolean contains(String ip) {
        OptionalInt address = Ipv4.parse(ip);
        return address.isPresent() && (address.getAsInt() & Ipv4.mask(prefixLength)) == network;
    }

    /** The network in CIDR notation, as {@link #parse} reads it. */
    @Override
    public String toString() {
        return Ipv4.format(network) + "/" + prefixLength;
    }
}
