package io.nonet.digitalocean.fake;

import java.time.Instant;

/**
 * Something that is done to a droplet.
 *
 * @param id the droplet's own for its creation
 * @param fails whether it ends errored, and does nothing
 */
record FakeAction(long id, String type, Instant started, boolean fails) {}
