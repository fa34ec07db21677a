/** What was seen during a run, when it was seen, and the file and folder that keep it. */
@NullMarked
package io.nonet.observe;

import org.jspecify.annotations.NullMarked;
