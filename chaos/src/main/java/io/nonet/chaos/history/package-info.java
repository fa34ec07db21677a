/** What clients asked and what they then knew, as a history that can be judged. */
@NullMarked
package io.nonet.chaos.history;

import org.jspecify.annotations.NullMarked;
