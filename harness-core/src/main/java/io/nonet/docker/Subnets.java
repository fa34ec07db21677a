package io.nonet.docker;

import com.github.dockerjava.api.model.Network;
import io.nonet.topology.Subnet;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The address ranges that are taken: by the engine's networks and by this host's interfaces. */
record Subnets(List<Range> taken) {
    /** 10.64.0.0 to 10.127.255.0: rarely routed, and apart from the engine's own pools. */
    private static final int CANDIDATES = 64 * 256;

    /** A range of any size, with who holds it. */
    record Range(int network, int bits, String holder) {
        boolean overlaps(Subnet other) {
            int common = Math.min(bits, other.prefixLength());
            int mask = common == 0 ? 0 : -1 << (32 - common);
            return (network & mask) == (other.network() & mask);
        }
    }

    Subnets {
        taken = List.copyOf(taken);
    }

    static Subnets observe(List<Network> networks) {
        List<Range> taken = new ArrayList<>();
        for (Network network : networks) {
            for (Network.Ipam.Config range : ranges(network)) {
                parse(range.getSubnet(), "network " + network.getName()).ifPresent(taken::add);
            }
        }
        taken.addAll(hostRanges());
        return new Subnets(taken);
    }

    /** Who holds a range that overlaps the given one. */
    Optional<String> holderOf(Subnet wanted) {
        return taken.stream()
                .filter(range -> range.overlaps(wanted))
                .map(Range::holder)
                .findFirst();
    }

    /** Free /24 ranges for a cluster, the one that its name points at first. */
    Stream<Subnet> candidates(String cluster) {
        int start = Math.floorMod(cluster.hashCode() * 31, CANDIDATES);
        return IntStream.range(0, CANDIDATES)
                .map(step -> (start + step) % CANDIDATES)
                .mapToObj(n -> Subnet.parse("10." + (64 + n / 256) + "." + n % 256 + ".0/24"))
                .filter(candidate -> holderOf(candidate).isEmpty());
    }

    private static List<Network.Ipam.Config> ranges(Network network) {
        return network.getIpam() == null || network.getIpam().getConfig() == null
                ? List.of()
                : network.getIpam().getConfig();
    }

    private static List<Range> hostRanges() {
        List<Range> ranges = new ArrayList<>();
        try {
            for (NetworkInterface card : NetworkInterface.networkInterfaces().toList()) {
                for (InterfaceAddress address : card.getInterfaceAddresses()) {
                    if (address.getAddress() instanceof Inet4Address ip) {
                        ranges.add(new Range(
                                bigEndian(ip), address.getNetworkPrefixLength(), "host interface " + card.getName()));
                    }
                }
            }
        } catch (SocketException e) {
            // The host does not tell; the engine itself refuses a range that clashes.
            return List.of();
        }
        return ranges;
    }

    private static Optional<Range> parse(String cidr, String holder) {
        int slash = cidr == null ? -1 : cidr.indexOf('/');
        if (cidr == null || slash < 0 || cidr.indexOf(':') >= 0) {
            return Optional.empty();
        }
        try {
            InetAddress address = InetAddress.getByName(cidr.substring(0, slash));
            return Optional.of(new Range(bigEndian(address), Integer.parseInt(cidr.substring(slash + 1)), holder));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    private static int bigEndian(InetAddress address) {
        int value = 0;
        for (byte part : address.getAddress()) {
            value = (value << 8) | (part & 0xff);
        }
        return value;
    }
}
