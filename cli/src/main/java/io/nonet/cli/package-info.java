/** The {@code nonet} command: one class for each of its commands, and what they share. */
@NullMarked
package io.nonet.cli;

import org.jspecify.annotations.NullMarked;
