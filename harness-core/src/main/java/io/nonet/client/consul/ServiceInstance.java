package io.nonet.client.consul;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** An instance of a service, the node it is on, and the checks of both. */
public record ServiceInstance(CatalogNode node, Service service, List<HealthCheck> checks) {

    public ServiceInstance {
        Objects.requireNonNull(node, "node");
        Objects.requireNonNull(service, "service");
        checks = List.copyOf(checks);
    }

    /** Whether every check passes. */
    public boolean isPassing() {
        return checks.stream().allMatch(HealthCheck::isPassing);
    }

    /** Where the instance can be reached: its own address, or else the node's. */
    public String effectiveAddress() {
        return service.address().isEmpty() ? node.address() : service.address();
    }

    /** The instance itself; its address is empty when it is the node's. */
    public record Service(
            @JsonProperty("ID") String id,
            @JsonProperty("Service") String name,
            String address,
            int port,
            List<String> tags,
            Map<String, String> meta) {

        public Service {
            tags = List.copyOf(tags);
            meta = Map.copyOf(meta);
        }
    }
}
