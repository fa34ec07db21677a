package io.nonet.client.nomad;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a node can use a task driver.
 *
 * @param detected whether what it needs is there
 * @param healthDescription says why it is healthy or not
 */
public record DriverState(
        boolean detected,
        boolean healthy,
        String healthDescription,
        @Nullable Instant updateTime) {}
