package io.nonet.chaos.link;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Set;

/** One listener of a node's Toxiproxy, as it is or as it should be. */
@JsonIgnoreProperties(ignoreUnknown = true)
record Proxy(String name, String listen, String upstream, boolean enabled, List<Toxic> toxics) {
    Proxy {
        requireNonNull(name, "name");
        requireNonNull(listen, "listen");
        requireNonNull(upstream, "upstream");
        toxics = List.copyOf(toxics);
    }

    boolean leadsWhere(Proxy other) {
        return listen.equals(other.listen) && upstream.equals(other.upstream);
    }

    /** Whether it does to connections what the other does. */
    boolean sameAs(Proxy other) {
        return leadsWhere(other)
                && enabled == other.enabled
                && Set.copyOf(toxics).equals(Set.copyOf(other.toxics));
    }
}
