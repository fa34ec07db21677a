/** Droplets for the nodes of a cluster: checked, priced, made, found again and removed by their run alone. */
@NullMarked
package io.nonet.digitalocean;

import org.jspecify.annotations.NullMarked;
