package io.nonet.digitalocean;

import static java.util.Objects.requireNonNull;

import io.nonet.digitalocean.ssh.Power;
import java.util.function.Supplier;

/** The power of a droplet, on an account that is asked for, and its token needed, only when it is used. */
record LazyPower(Supplier<DigitalOcean> account, NodeDroplet droplet) implements Power {
    LazyPower {
        requireNonNull(account, "account");
        requireNonNull(droplet, "droplet");
    }

    @Override
    public void off() {
        power().off();
    }

    @Override
    public void on() {
        power().on();
    }

    private Power power() {
        return account.get().power(droplet.id(), droplet.node().name());
    }
}
