package io.nonet.client.consul;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A service for an agent to announce.
 *
 * @param id tells apart the instances on one agent
 * @param address where the instance listens; empty for the node's address
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ServiceRegistration(
        @JsonProperty("ID") String id,
        String name,
        String address,
        int port,
        List<String> tags,
        Map<String, String> meta,
        List<ServiceCheck> checks) {

    public ServiceRegistration {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(address, "address");
        tags = List.copyOf(tags);
        meta = Map.copyOf(meta);
        checks = List.copyOf(checks);
    }

    /** A service on the node's address, whose id is its name, without checks. */
    public static ServiceRegistration of(String name, int port) {
        return new ServiceRegistration(name, name, "", port, List.of(), Map.of(), List.of());
    }

    /** The same service with another id. */
    public ServiceRegistration withId(String newId) {
        return new ServiceRegistration(newId, name, address, port, tags, meta, checks);
    }

    /** The same service on another address. */
    public ServiceRegistration withAddress(String newAddress) {
        return new ServiceRegistration(id, name, newAddress, port, tags, meta, checks);
    }

    /** The same service with these tags instead. */
    public ServiceRegistration withTags(String... newTags) {
        return new ServiceRegistration(id, name, address, port, List.of(newTags), meta, checks);
    }

    /** The same service with one more check. */
    public ServiceRegistration withCheck(ServiceCheck check) {
        List<ServiceCheck> more = new ArrayList<>(checks);
        more.add(check);
        return new ServiceRegistration(id, name, address, port, tags, meta, more);
    }
}
