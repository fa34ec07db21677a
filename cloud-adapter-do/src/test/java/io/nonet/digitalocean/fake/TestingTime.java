package io.nonet.digitalocean.fake;

import io.nonet.digitalocean.api.Pauses;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Time in which waiting takes none. */
public final class TestingTime extends Clock implements Pauses {
    private static final Instant START = Instant.parse("2030-01-02T03:04:05Z");

    private long nanos;

    @Override
    public synchronized long nanos() {
        return nanos;
    }

    @Override
    public synchronized void pause(Duration length) {
        nanos += Math.max(0, length.toNanos());
    }

    @Override
    public synchronized Instant instant() {
        return START.plusNanos(nanos);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("Times here are in UTC");
    }
}
