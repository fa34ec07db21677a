package io.nonet.digitalocean;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.nonet.cluster.EnvironmentUnusableException;
import io.nonet.digitalocean.api.Vpc;
import io.nonet.topology.Subnet;
import io.nonet.topology.Topology;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.CRC32;

/** Chooses the range of a run's private network: the one that its id points at, or the next that is free. */
final class PrivateRange {
    /** 10.64.0.0 to 10.127.255.0: apart from what DigitalOcean keeps for itself, from 10.229 up. */
    private static final int CANDIDATES = 64 * 256;

    private PrivateRange() {}

    /**
     * A range that no VPC of the account overlaps; the topology's own if it has one.
     *
     * @throws EnvironmentUnusableException if that is taken
     */
    static Subnet choose(RunId run, Topology topology, List<Vpc> vpcs) {
        if (topology.subnet().isPresent()) {
            Subnet wanted = topology.subnet().get();
            holder(wanted, vpcs).ifPresent(vpc -> {
                throw new EnvironmentUnusableException(
                        "The subnet " + wanted + " overlaps " + vpc.ipRange() + " of VPC " + vpc.name() + ".",
                        "Choose another, or leave it to Nonet.");
            });
            return wanted;
        }
        CRC32 hash = new CRC32();
        hash.update(run.toString().getBytes(UTF_8));
        int start = (int) (hash.getValue() % CANDIDATES);
        return IntStream.range(0, CANDIDATES)
                .map(step -> (start + step) % CANDIDATES)
                .mapToObj(n -> Subnet.parse("10." + (64 + n / 256) + "." + n % 256 + ".0/24"))
                .filter(candidate -> holder(candidate, vpcs).isEmpty())
                .findFirst()
                .orElseThrow(() -> new EnvironmentUnusableException(
                        "The account's VPCs leave no range free from 10.64.0.0 to 10.127.255.0.",
                        "Delete one that nobody uses, or choose a subnet elsewhere."));
    }

    private static Optional<Vpc> holder(Subnet range, List<Vpc> vpcs) {
        return vpcs.stream().filter(vpc -> range.overlaps(vpc.ipRange())).findFirst();
    }
}
