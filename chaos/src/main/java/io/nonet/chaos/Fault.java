package io.nonet.chaos;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** Something to break, as a pure value; {@link Chaos#inject} does it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = NetworkFault.class, name = "network"),
    @JsonSubTypes.Type(value = ProcessFault.class, name = "process")
})
public sealed interface Fault permits NetworkFault, ProcessFault {
    /** The kind in a word, such as {@code partition} or {@code kill}. */
    String kind();

    /** What it hits, for a person: ways between nodes, or agents. */
    List<String> targets();
}
