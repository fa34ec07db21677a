package io.nonet.topology.pki;

import static java.util.Objects.requireNonNull;

import io.nonet.topology.Addresses;
import io.nonet.topology.NodeSpec;
import io.nonet.topology.Topology;
import io.nonet.topology.TopologyException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes the secrets of one cluster in two steps: what needs no addresses at once, the nodes' identities when they are
 * known. So most of the work can be done while the network is still being made.
 */
public final class SecretsIssuer {
    private static final int GOSSIP_KEY_BYTES = 32;

    private final Topology topology;
    private final CertificateAuthority authority;
    private final String caCertificatePem;
    private final Identity operator;
    private final String consulGossipKey;
    private final String nomadGossipKey;

    /**
     * Makes the authority, the operator's identity and the gossip keys.
     *
     * @param lifetime how long from now all certificates are valid, at most ten years
     * @throws TopologyException if the lifetime is out of range
     */
    public SecretsIssuer(Topology topology, Duration lifetime, Clock clock) {
        this.topology = requireNonNull(topology, "topology");
        var random = new SecureRandom();
        authority = CertificateAuthority.create(topology.name(), Validity.from(clock.instant(), lifetime), random);
        caCertificatePem = authority.certificatePem();
        operator = authority.issue(Subject.ofOperator(topology));
        consulGossipKey = gossipKey(random);
        nomadGossipKey = gossipKey(random);
    }

    /**
     * The secrets with a new identity for every node; a second call gives the nodes other ones.
     *
     * @throws TopologyException if a node has no address
     */
    public ClusterSecrets issue(Addresses addresses) {
        Map<String, Identity> byNode = new LinkedHashMap<>();
        for (NodeSpec node : topology.nodes()) {
            byNode.put(node.name(), authority.issue(Subject.ofNode(node, topology, addresses)));
        }
        return new ClusterSecrets(caCertificatePem, byNode, operator, consulGossipKey, nomadGossipKey);
    }

    private static String gossipKey(SecureRandom random) {
        byte[] key = new byte[GOSSIP_KEY_BYTES];
        random.nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }
}
