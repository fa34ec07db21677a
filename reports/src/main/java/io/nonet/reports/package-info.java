/** From the record of a run to the files that people and other programs read. */
@NullMarked
package io.nonet.reports;

import org.jspecify.annotations.NullMarked;
