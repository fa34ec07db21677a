package io.nonet.client.nomad;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;

/**
 * A node in a list.
 *
 * @param address of the node's HTTP API, without port
 * @param version of its Nomad agent
 * @param drain whether it is being drained
 * @param schedulingEligibility {@code eligible} or {@code ineligible}
 * @param status {@code initializing}, {@code ready}, {@code disconnected} or {@code down}
 * @param drivers by name
 */
public record NodeStub(
        @JsonProperty("ID") String id,
        String name,
        String datacenter,
        String address,
        String version,
        boolean drain,
        String schedulingEligibility,
        String status,
        String statusDescription,
        Map<String, DriverState> drivers,
        long createIndex,
        long modifyIndex) {

    public NodeStub {
        drivers = Map.copyOf(drivers);
    }

    /** Whether it is up. */
    public boolean isReady() {
        return status.equals("ready");
    }

    /** Whether it gets anything new. */
    public boolean isEligible() {
        return schedulingEligibility.equals("eligible");
    }

    /** Whether this driver is there and works. */
    public boolean hasHealthyDriver(String driver) {
        DriverState state = drivers.get(driver);
        return state != null && state.healthy();
    }
}
