package io.nonet.digitalocean.fake;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** An action on a droplet's power, named as the API has it. */
public enum PowerAction {
    POWER_ON,
    /** As if the plug was pulled. */
    POWER_OFF,
    /** Off as if the plug was pulled, and on. */
    POWER_CYCLE,
    /** Processes are asked to end, and have ten seconds. */
    SHUTDOWN,
    /** The same, and on. */
    REBOOT;

    /** Empty for any other action. */
    static Optional<PowerAction> of(String type) {
        return Arrays.stream(values())
                .filter(action -> action.type().equals(type))
                .findFirst();
    }

    String type() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean leavesOn() {
        return this != POWER_OFF && this != SHUTDOWN;
    }
}
