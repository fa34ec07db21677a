package io.nonet.digitalocean.fake;

import java.time.Instant;

/**
 * Something that is done to a droplet.
 *
 * @param id the droplet's own for its creation
 */
record FakeAction(long id, String type, Instant started) {}
