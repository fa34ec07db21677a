package io.nonet.digitalocean;

import static java.util.Objects.requireNonNull;

import io.nonet.digitalocean.setup.MachineSetUp;
import io.nonet.topology.Topology;
import java.util.function.Function;

/**
 * What it takes to launch clusters of droplets.
 *
 * @param quotes the checked and accepted plan for a topology
 * @param operator the only address that gets in
 */
public record DropletLaunch(Function<Topology, Quote> quotes, OperatorAddress operator, MachineSetUp setUp) {
    public DropletLaunch {
        requireNonNull(quotes, "quotes");
        requireNonNull(operator, "operator");
        requireNonNull(setUp, "setUp");
    }
}
