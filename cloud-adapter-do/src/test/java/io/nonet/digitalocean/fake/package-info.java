/** A DigitalOcean to test against: a small server that keeps state, and has the real one's ugly parts. */
@NullMarked
package io.nonet.digitalocean.fake;

import org.jspecify.annotations.NullMarked;
