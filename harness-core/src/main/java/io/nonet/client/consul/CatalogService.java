package io.nonet.client.consul;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/**
 * An instance of a service on record.
 *
 * @param address the node's address
 * @param serviceAddress the instance's own address; empty when it is the node's
 */
public record CatalogService(
        String node,
        String address,
        @JsonProperty("ServiceID") String serviceId,
        String serviceName,
        String serviceAddress,
        int servicePort,
        List<String> serviceTags,
        Map<String, String> serviceMeta) {

    public CatalogService {
        serviceTags = List.copyOf(serviceTags);
        serviceMeta = Map.copyOf(serviceMeta);
    }

    /** Where the instance can be reached: its own address, or else the node's. */
    public String effectiveAddress() {
        return serviceAddress.isEmpty() ? address : serviceAddress;
    }
}
