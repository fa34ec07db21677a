package io.nonet.docker;

import io.nonet.cluster.Lease;
import io.nonet.cluster.Owner;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The labels that containers, networks and volumes of a cluster carry; all that is known of it between processes. */
public final class Labels {
    public static final String CLUSTER = "nonet.cluster";
    static final String NODE = "nonet.node";
    static final String ROLE = "nonet.role";
    static final String RUN = "nonet.run";
    static final String EXPIRES = "nonet.expires";
    static final String OWNER = "nonet.owner";
    static final String DETACHED = "nonet.detached";
    static final String DIRECTORY = "nonet.directory";
    /** On the network: the topology as the YAML that {@code --config} takes. */
    static final String TOPOLOGY = "nonet.topology";
    /** On the volume that marks a launch as finished. */
    static final String COMPLETE = "nonet.complete";

    private Labels() {}

    public static Map<String, String> of(String cluster, Lease lease) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put(CLUSTER, cluster);
        labels.put(RUN, lease.run());
        labels.put(EXPIRES, lease.expires().toString());
        labels.put(OWNER, lease.owner().toString());
        labels.put(DETACHED, Boolean.toString(lease.detached()));
        labels.put(DIRECTORY, lease.directory().toString());
        return labels;
    }

    /** The lease that labels tell of; empty if one of its labels is absent or unreadable. */
    static Optional<Lease> lease(Map<String, String> labels) {
        try {
            Optional<Owner> owner = Owner.parse(labels.getOrDefault(OWNER, ""));
            return owner.map(found -> new Lease(
                    labels.getOrDefault(RUN, ""),
                    found,
                    Boolean.parseBoolean(labels.get(DETACHED)),
                    Instant.parse(labels.getOrDefault(EXPIRES, "")),
                    Path.of(labels.getOrDefault(DIRECTORY, "."))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
