package io.nonet.digitalocean;

import static java.util.Objects.requireNonNull;

import io.nonet.cluster.EnvironmentUnusableException;
import io.nonet.digitalocean.api.Pauses;
import java.time.Duration;

/** Whether launches may go on, and the time of those that ask: whoever waits hears within a second that it is given up. */
final class GoingOn implements Pauses {
    private static final Duration SLICE = Duration.ofSeconds(1);

    private final Pauses pauses;
    private volatile boolean givenUp;

    GoingOn(Pauses pauses) {
        this.pauses = requireNonNull(pauses);
    }

    /** From now on none may. */
    void giveUp() {
        givenUp = true;
    }

    /**
     * Returns if the launch may make the next thing.
     *
     * @throws EnvironmentUnusableException if it is given up
     */
    void require() {
        if (givenUp) {
            throw new EnvironmentUnusableException(
                    "The launch was given up.", "Nothing; it has left nothing, unless something is named here.");
        }
    }

    @Override
    public long nanos() {
        return pauses.nanos();
    }

    @Override
    public void pause(Duration length) {
        require();
        for (Duration left = length; left.compareTo(Duration.ZERO) > 0; left = left.minus(SLICE)) {
            pauses.pause(left.compareTo(SLICE) < 0 ? left : SLICE);
            require();
        }
    }
}
