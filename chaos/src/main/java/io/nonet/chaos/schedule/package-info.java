/** Schedules of faults: drawn from a seed, run against a cluster, shrunk to what still fails. */
@NullMarked
package io.nonet.chaos.schedule;

import org.jspecify.annotations.NullMarked;
