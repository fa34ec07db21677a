/** How fast a cluster boots, next to the same agents as bare processes: the floor that containers are held against. */
@NullMarked
package io.nonet.bench;

import org.jspecify.annotations.NullMarked;
