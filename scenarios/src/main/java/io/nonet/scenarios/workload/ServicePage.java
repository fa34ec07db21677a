package io.nonet.scenarios.workload;

import static java.util.Objects.requireNonNull;

/**
 * Something that clients of a service can ask for.
 *
 * @param service its name in Consul
 * @param path such as {@code /health}
 * @param instances how many of the service there are while all of its job runs
 */
public record ServicePage(String service, String path, int instances) {
    public ServicePage {
        requireNonNull(service, "service");
        requireNonNull(path, "path");
    }
}
