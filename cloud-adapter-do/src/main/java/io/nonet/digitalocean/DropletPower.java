package io.nonet.digitalocean;

import static java.util.Objects.requireNonNull;

import io.nonet.cluster.MachineException;
import io.nonet.digitalocean.api.Action;
import io.nonet.digitalocean.api.DigitalOceanApi;
import io.nonet.digitalocean.api.DigitalOceanException;
import io.nonet.digitalocean.api.Pauses;
import io.nonet.digitalocean.ssh.Power;
import java.time.Duration;

/**
 * The power of a droplet, by the API's actions. A droplet that is off costs what it cost before.
 *
 * @param node for messages
 */
record DropletPower(DigitalOceanApi api, Pauses pauses, long droplet, String node) implements Power {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Duration LOOK = Duration.ofSeconds(1);

    /** How long a droplet's status may lag behind an action that is completed. */
    private static final Duration SETTLING = Duration.ofSeconds(10);

    DropletPower {
        requireNonNull(api, "api");
        requireNonNull(pauses, "pauses");
        requireNonNull(node, "node");
    }

    @Override
    public void off() {
        bring("off", "power_off");
    }

    @Override
    public void on() {
        bring("active", "power_on");
    }

    /** Asks again where it cannot be told whether it was heard: what is done already is not asked for. */
    private void bring(String wanted, String type) {
        long deadline = pauses.nanos() + LIMIT.toNanos();
        Duration patience = Duration.ZERO;
        String last = "nothing";
        do {
            try {
                String status = status(wanted, patience);
                if (status.equals(wanted)) {
                    return;
                }
                last = "it is " + status;
                Action action = ended(api.act(droplet, type), deadline);
                last = "the action " + type + " is " + action.status();
                patience = action.isErrored() ? Duration.ZERO : SETTLING;
                pauses.pause(LOOK);
            } catch (DigitalOceanException e) {
                if (!e.isTransient() && !e.mayHaveHappened()) {
                    throw new MachineException(node, "cannot be powered by DigitalOcean: " + e.getMessage(), e);
                }
                last = String.valueOf(e.getMessage());
                pauses.pause(LOOK);
            }
        } while (pauses.nanos() < deadline);
        throw new MachineException(
                node, "expected its droplet to be " + wanted + " within " + LIMIT.toMinutes() + " min; " + last);
    }

    /** The status, once it is the wanted one or has had time to become so. */
    private String status(String wanted, Duration patience) {
        long end = pauses.nanos() + patience.toNanos();
        String status = api.droplet(droplet).status();
        while (!status.equals(wanted) && pauses.nanos() < end) {
            pauses.pause(LOOK);
            status = api.droplet(droplet).status();
        }
        return status;
    }

    private Action ended(Action begun, long deadline) {
        Action action = begun;
        while (action.isUnderWay() && pauses.nanos() < deadline) {
            pauses.pause(LOOK);
            action = api.action(action.id());
        }
        return action;
    }
}
