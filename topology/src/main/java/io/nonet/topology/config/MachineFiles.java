package io.nonet.topology.config;

import io.nonet.topology.Addresses;
import io.nonet.topology.LinkTable;
import io.nonet.topology.ListenedLink;
import io.nonet.topology.NodeSpec;
import io.nonet.topology.Topology;
import io.nonet.topology.TopologyException;
import io.nonet.topology.pki.ClusterSecrets;
import io.nonet.topology.pki.Identity;
import java.util.ArrayList;
import java.util.List;

/** Renders what a bare machine needs to be a node. */
public final class MachineFiles {
    private static final int SECRET = 0600;
    private static final int PUBLIC = 0644;

    private MachineFiles() {}

    /**
     * Every file of one node: certificates, agent configuration, links, and the environment of its start scripts.
     *
     * <p>Files that hold a key, gossip keys included, have mode 0600; the others 0644. The same arguments always give
     * the same files.
     *
     * @throws TopologyException if the node is not in the topology, or has no address or identity
     */
    public static List<MachineFile> render(
            Topology topology, NodeSpec spec, Addresses addresses, ClusterSecrets secrets) {
        var node = new MachineNode(topology, spec, addresses);
        List<ListenedLink> links = LinkTable.of(topology).at(spec);
        Identity identity = secrets.of(spec);
        List<MachineFile> files = new ArrayList<>();
        files.add(new MachineFile(MachineNode.CA_FILE, secrets.caCertificatePem(), PUBLIC));
        files.add(new MachineFile(MachineNode.CERTIFICATE_FILE, identity.certificatePem(), PUBLIC));
        files.add(new MachineFile(MachineNode.KEY_FILE, identity.privateKeyPem(), SECRET));
        files.add(new MachineFile("/etc/nonet/machine.env", MachineEnvironment.render(node), PUBLIC));
        files.add(new MachineFile("/etc/nonet/link/toxiproxy.json", LinkConfig.proxies(node, links), PUBLIC));
        files.add(new MachineFile("/etc/nonet/link/rules.nft", LinkConfig.packetFilter(node, links), PUBLIC));
        files.add(new MachineFile(
                "/etc/consul.d/consul.json", ConsulConfig.render(node, secrets.consulGossipKey()), SECRET));
        if (spec.role().runsNomad()) {
            files.add(new MachineFile(
                    "/etc/nomad.d/nomad.json", NomadConfig.render(node, secrets.nomadGossipKey()), SECRET));
        }
        return List.copyOf(files);
    }
}
