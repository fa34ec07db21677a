package io.nonet.digitalocean;

import static java.util.Objects.requireNonNull;

import io.nonet.cluster.EnvironmentUnusableException;
import io.nonet.digitalocean.api.Action;
import io.nonet.digitalocean.api.DigitalOceanApi;
import io.nonet.digitalocean.api.Droplet;
import io.nonet.digitalocean.api.Pauses;
import io.nonet.digitalocean.api.RefusedException;
import io.nonet.topology.NodeSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Waits until a run has exactly one droplet for each node, active and with both its addresses. A look is one call. */
final class DropletWatch {
    /** Five times what droplets usually take. */
    static final Duration LIMIT = Duration.ofMinutes(5);

    private static final Duration LOOK = Duration.ofSeconds(4);

    /** When a droplet is late its own actions are asked, which costs a call each. */
    private static final Duration LATE = Duration.ofSeconds(75);

    private final DigitalOceanApi api;
    private final Pauses pauses;
    private final Inventory inventory;
    private final RunId run;
    private final List<NodeSpec> nodes;

    DropletWatch(DigitalOceanApi api, Pauses pauses, RunId run, List<NodeSpec> nodes) {
        this.api = requireNonNull(api);
        this.pauses = requireNonNull(pauses);
        this.inventory = new Inventory(api);
        this.run = requireNonNull(run);
        this.nodes = List.copyOf(nodes);
    }

    /**
     * The droplets in the order of the nodes.
     *
     * @throws EnvironmentUnusableException if one cannot be made, or not in time; names it and its last state
     */
    List<NodeDroplet> await() {
        long start = pauses.nanos();
        long late = start + LATE.toNanos();
        while (true) {
            pauses.pause(LOOK);
            List<Droplet> seen = inventory.droplets(run);
            boolean surplus = removeSurplus(seen);
            List<String> waiting = waiting(seen);
            if (waiting.isEmpty() && !surplus) {
                return nodes.stream().map(node -> droplet(node, seen)).toList();
            }
            if (pauses.nanos() - start > LIMIT.toNanos()) {
                throw new EnvironmentUnusableException(
                        "Not every droplet was ready within " + LIMIT.toMinutes() + " min: "
                                + String.join(", ", waiting) + ".",
                        "Look at status.digitalocean.com, and launch again later or in another region.");
            }
            if (pauses.nanos() > late) {
                late = pauses.nanos() + LATE.toNanos();
                requireNoError(seen);
            }
        }
    }

    /** The state of each node's droplet that is not ready. */
    private List<String> waiting(List<Droplet> seen) {
        List<String> waiting = new ArrayList<>();
        for (NodeSpec node : nodes) {
            List<Droplet> own = own(node, seen);
            if (own.isEmpty()) {
                waiting.add(node.name() + " is not listed");
            } else if (!own.get(0).isReady()) {
                waiting.add(node.name() + " is " + own.get(0).status() + without(own.get(0)));
            }
        }
        return waiting;
    }

    private static String without(Droplet droplet) {
        List<String> absent = new ArrayList<>();
        if (droplet.publicAddress().isEmpty()) {
            absent.add("a public address");
        }
        if (droplet.privateAddress().isEmpty()) {
            absent.add("a private address");
        }
        return absent.isEmpty() ? "" : " without " + String.join(" and ", absent);
    }

    /** Two of one name: something on the way, such as a proxy, sent a call on twice. */
    private boolean removeSurplus(List<Droplet> seen) {
        List<Droplet> surplus =
                nodes.stream().flatMap(node -> own(node, seen).stream().skip(1)).toList();
        surplus.forEach(droplet -> api.deleteDroplet(droplet.id()));
        return !surplus.isEmpty();
    }

    private void requireNoError(List<Droplet> seen) {
        List<String> errored = seen.stream()
                .filter(droplet -> !droplet.isReady())
                .filter(droplet -> actions(droplet).stream().anyMatch(Action::isErrored))
                .map(droplet -> droplet.name() + " (" + droplet.id() + ")")
                .toList();
        if (!errored.isEmpty()) {
            throw new EnvironmentUnusableException(
                    "DigitalOcean could not make " + String.join(", ", errored) + ": the action ended errored.",
                    "Launch again; if it happens again, in another region or with another size.");
        }
    }

    /** A new droplet may not be found by its id for a while. */
    private List<Action> actions(Droplet droplet) {
        try {
            return api.actions(droplet.id());
        } catch (RefusedException e) {
            if (e.isNotFound()) {
                return List.of();
            }
            throw e;
        }
    }

    /** By id, as they are seen. */
    private static List<Droplet> own(NodeSpec node, List<Droplet> seen) {
        return seen.stream()
                .filter(droplet -> droplet.name().equals(node.name()))
                .toList();
    }

    private static NodeDroplet droplet(NodeSpec node, List<Droplet> seen) {
        Droplet droplet = own(node, seen).get(0);
        return new NodeDroplet(
                node,
                droplet.id(),
                droplet.publicAddress().orElseThrow(),
                droplet.privateAddress().orElseThrow());
    }
}
