package io.nonet.digitalocean;

import static java.util.Objects.requireNonNull;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An account that is asked for when it is needed, and only once: its calls keep their distance from each other, not from
 * those of another. Safe for use by several threads.
 */
final class OneAccount implements Supplier<DigitalOcean> {
    private final Supplier<DigitalOcean> source;
    private @Nullable DigitalOcean account;

    OneAccount(Supplier<DigitalOcean> source) {
        this.source = requireNonNull(source);
    }

    /** Asks again where the source threw. */
    @Override
    public synchronized DigitalOcean get() {
        DigitalOcean known = account;
        if (known == null) {
            known = source.get();
            account = known;
        }
        return known;
    }
}
