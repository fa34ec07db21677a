/** Judges: pure functions from a history to a verdict, within a budget of time and memory. */
@NullMarked
package io.nonet.chaos.judge;

import org.jspecify.annotations.NullMarked;
