package io.nonet.chaos;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.nonet.topology.Topology;
import java.util.List;
import java.util.Optional;

/** Something to break, as a pure value; {@link Chaos#inject} does it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = NetworkFault.class, name = "network"),
    @JsonSubTypes.Type(value = ProcessFault.class, name = "process"),
    @JsonSubTypes.Type(value = DiskFault.class, name = "disk"),
    @JsonSubTypes.Type(value = MachineFault.class, name = "machine"),
    @JsonSubTypes.Type(value = ClockFault.class, name = "clock")
})
public sealed interface Fault permits NetworkFault, ProcessFault, DiskFault, MachineFault, ClockFault {
    /** The kind in a word, such as {@code partition} or {@code kill}. */
    String kind();

    /** What it hits, for a person: ways between nodes, agents, or machines. */
    List<String> targets();

    /** What is done there, for a person, such as {@code SIGKILL}. */
    String deed();

    /**
     * Checks that every node it names is one of this topology.
     *
     * @throws io.nonet.topology.TopologyException if one is not; lists those there are
     */
    void check(Topology topology);

    /** The node whose machine has to stay up for it, since it would end with the machine; empty if there is none. */
    default Optional<String> onMachine() {
        return Optional.empty();
    }
}
