/** Makes bare Debian machines into those that nodes are, as the machine image is one. */
@NullMarked
package io.nonet.digitalocean.setup;

import org.jspecify.annotations.NullMarked;
