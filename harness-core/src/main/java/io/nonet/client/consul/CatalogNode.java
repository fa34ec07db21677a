package io.nonet.client.consul;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;

/** A node on record. */
public record CatalogNode(
        @JsonProperty("ID") String id,
        @JsonProperty("Node") String name,
        String address,
        String datacenter,
        Map<String, String> meta) {

    public CatalogNode {
        meta = Map.copyOf(meta);
    }
}
