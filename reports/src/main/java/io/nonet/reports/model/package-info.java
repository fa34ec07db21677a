/** What happened in a run, put in order for whoever looks at it: read from the run file alone. */
@NullMarked
package io.nonet.reports.model;

import org.jspecify.annotations.NullMarked;
