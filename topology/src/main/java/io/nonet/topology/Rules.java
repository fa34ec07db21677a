package io.nonet.topology;

import java.util.Set;
import java.util.regex.Pattern;

/** The rules that single values of a topology obey; each check throws {@link TopologyException}. */
final class Rules {
    static final int LONGEST_LABEL = 63;
    static final int LONGEST_NAME = 40;
    static final int MOST_CLIENTS = 50;
    static final int LARGEST_RAFT_MULTIPLIER = 10;

    /** The containers of a client's own Docker engine; the image's dockerd service gives it to the engine. */
    static final String ENGINE_BRIDGE = "172.31.255.0/24";

    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?");
    private static final Set<Integer> QUORUM_SIZES = Set.of(1, 3, 5);

    private Rules() {}

    static void requireLabel(String rule, String name, int longest) {
        if (name.length() > longest || !LABEL.matcher(name).matches()) {
            throw new TopologyException(
                    rule,
                    "1 to " + longest + " of a-z, 0-9 and '-', beginning and ending with a letter or digit",
                    "\"" + name + "\"");
        }
    }

    static void requireCount(Role role, int count) {
        switch (role) {
            case CONSUL_SERVER, NOMAD_SERVER -> {
                if (!QUORUM_SIZES.contains(count)) {
                    throw new TopologyException(role.label() + "s", "1, 3 or 5", String.valueOf(count));
                }
            }
            case NOMAD_CLIENT -> requireRange(role.label() + "s", count, 0, MOST_CLIENTS);
        }
    }

    static void requireRaftMultiplier(int multiplier) {
        requireRange("raft-multiplier", multiplier, 1, LARGEST_RAFT_MULTIPLIER);
    }

    static void requireDrivers(Set<Driver> drivers) {
        if (drivers.isEmpty()) {
            throw new TopologyException("drivers", "at least one of docker, exec, raw_exec", "none");
        }
    }

    static void requireApartFromEngines(Subnet subnet, Set<Driver> drivers) {
        if (drivers.contains(Driver.DOCKER) && subnet.overlaps(ENGINE_BRIDGE)) {
            throw new TopologyException(
                    "subnet",
                    "a network apart from " + ENGINE_BRIDGE + ", which the Nomad clients' own Docker engines use",
                    subnet.toString());
        }
    }

    private static void requireRange(String rule, int value, int least, int most) {
        if (value < least || value > most) {
            throw new TopologyException(rule, "a number from " + least + " to " + most, String.valueOf(value));
        }
    }
}
