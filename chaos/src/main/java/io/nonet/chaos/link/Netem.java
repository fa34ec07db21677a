package io.nonet.chaos.link;

import io.nonet.cluster.ExecResult;
import io.nonet.cluster.Machine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The kernel's netem on a node's way to the others: it holds back the datagrams that {@link PacketFilter} puts into its
 * classes. TCP passes by; Toxiproxy delays it.
 */
record Netem(Machine machine) {
    /** It takes some milliseconds, and as long as this where the machines are as busy as can be. */
    private static final Duration LIMIT = Duration.ofSeconds(15);

    private static final String DELAY = "/usr/local/lib/nonet/delay";

    /**
     * Why this machine's kernel cannot delay datagrams, in tc's own words; empty if it can. To find out, the loopback gets
     * a netem that delays nothing, and loses it again.
     */
    Optional<String> missing() {
        ExecResult added = machine.exec(LIMIT, List.of("tc", "qdisc", "replace", "dev", "lo", "root", "netem"));
        if (!added.succeeded()) {
            return Optional.of(added.stderr().strip().lines().findFirst().orElse("tc " + added.ending()));
        }
        machine.exec(LIMIT, List.of("tc", "qdisc", "delete", "dev", "lo", "root"));
        return Optional.empty();
    }

    void load(NodeLinks links) {
        List<String> command = new ArrayList<>(List.of(DELAY, machine.address()));
        links.delays().forEach(delay -> command.add(delay.argument()));
        ExecResult result = machine.exec(LIMIT, command);
        if (!result.succeeded()) {
            throw new LinkException(
                    machine.node().name(), "the command that delays its datagrams " + result.ending(), null);
        }
    }

    /** Whether there are as many delays as there should be; how long they are is not looked at. */
    boolean isLoaded(NodeLinks links) {
        return machine.exec(LIMIT, List.of("tc", "qdisc", "show"))
                        .stdout()
                        .lines()
                        .filter(line -> line.startsWith("qdisc netem "))
                        .count()
                == links.delays().size();
    }
}
