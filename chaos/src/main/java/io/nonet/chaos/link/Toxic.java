package io.nonet.chaos.link;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Map;

/**
 * A toxic as Toxiproxy knows it.
 *
 * @param stream which half of the connection: {@link #UPSTREAM} or {@link #DOWNSTREAM}
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Toxic(String name, String type, String stream, Map<String, Long> attributes) {
    /** What the connecting node sends. */
    static final String UPSTREAM = "upstream";
    /** What the connecting node receives. */
    static final String DOWNSTREAM = "downstream";

    Toxic {
        requireNonNull(name, "name");
        requireNonNull(type, "type");
        requireNonNull(stream, "stream");
        attributes = Map.copyOf(attributes);
    }
}
