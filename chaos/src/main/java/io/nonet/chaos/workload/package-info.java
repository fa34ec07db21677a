/** Clients of a running cluster whose every call is recorded, so that what they saw can be judged. */
@NullMarked
package io.nonet.chaos.workload;

import org.jspecify.annotations.NullMarked;
