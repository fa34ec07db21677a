package io.nonet.scenarios.workload;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The ids under which Nomad announces services in Consul: {@code MakeAllocServiceID} in {@code client/serviceregistration}. */
final class ServiceIds {
    /** Of all that allocations announce; the id of the allocation follows. */
    static final String PREFIX = "_nomad-task-";

    private static final Pattern OF_ALLOCATION = Pattern.compile(PREFIX + "([0-9a-f-]{36})-.*");

    private ServiceIds() {}

    /** The id of the allocation that a service belongs to; empty if somebody else announced it. */
    static Optional<String> allocation(String serviceId) {
        Matcher matcher = OF_ALLOCATION.matcher(serviceId);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
