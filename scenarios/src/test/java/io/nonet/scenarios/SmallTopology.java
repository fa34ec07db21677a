package io.nonet.scenarios;

import io.nonet.topology.Topology;

/** Clusters that launch faster than nine nodes do. */
final class SmallTopology {
    static final Topology WITH_TWO_CLIENTS =
            Topology.builder().consulServers(1).nomadServers(1).nomadClients(2).build();

    static final Topology WITHOUT_CLIENTS =
            Topology.builder().consulServers(1).nomadServers(1).nomadClients(0).build();

    private SmallTopology() {}
}
