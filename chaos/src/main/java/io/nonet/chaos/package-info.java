/** Faults: injected, proved to bite, healed, proved healed. */
@NullMarked
package io.nonet.chaos;

import org.jspecify.annotations.NullMarked;
