package io.nonet.topology.pki;

import static java.util.Objects.requireNonNull;

import io.nonet.topology.Addresses;
import io.nonet.topology.NodeSpec;
import io.nonet.topology.Topology;
import io.nonet.topology.TopologyException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Everything that proves membership of one cluster.
 *
 * @param caCertificatePem the certificate that every peer trusts, PEM; its key is not kept
 * @param byNode identity by node name, in the order of the nodes
 * @param operator identity of whoever runs commands against the cluster
 * @param consulGossipKey 32 random bytes, Base64
 * @param nomadGossipKey likewise
 */
public record ClusterSecrets(
        String caCertificatePem,
        Map<String, Identity> byNode,
        Identity operator,
        String consulGossipKey,
        String nomadGossipKey) {

    /** How long certificates live unless asked otherwise: longer than a long weekend's run, shorter than a leak. */
    public static final Duration DEFAULT_LIFETIME = Duration.ofDays(3);

    /** Null-checks and copies the parts. */
    public ClusterSecrets {
        requireNonNull(caCertificatePem, "caCertificatePem");
        byNode = Collections.unmodifiableMap(new LinkedHashMap<>(byNode));
        requireNonNull(operator, "operator");
        requireNonNull(consulGossipKey, "consulGossipKey");
        requireNonNull(nomadGossipKey, "nomadGossipKey");
    }

    /**
     * Makes new secrets for every node and the operator; no two calls give the same ones.
     *
     * @param lifetime how long from now all certificates are valid, at most ten years
     * @throws TopologyException if the lifetime is out of range or a node has no address
     */
    public static ClusterSecrets generate(Topology topology, Addresses addresses, Duration lifetime, Clock clock) {
        return new SecretsIssuer(topology, lifetime, clock).issue(addresses);
    }

    /**
     * The identity of a node.
     *
     * @throws TopologyException if these secrets were not made for it
     */
    public Identity of(NodeSpec node) {
        Identity identity = byNode.get(node.name());
        if (identity == null) {
            String known = String.join(", ", byNode.keySet());
            throw new TopologyException("identity of a node", "one of the nodes " + known, "\"" + node.name() + "\"");
        }
        return identity;
    }

    /** The node names only: no certificate, key or gossip key ever reaches a log. */
    @Override
    public String toString() {
        return "ClusterSecrets[nodes=" + byNode.keySet() + ", keys redacted]";
    }
}
