/** Two runs next to each other: what changed, and what got slower. */
@NullMarked
package io.nonet.reports.compare;

import org.jspecify.annotations.NullMarked;
