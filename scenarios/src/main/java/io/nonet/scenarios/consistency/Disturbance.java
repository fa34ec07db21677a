package io.nonet.scenarios.consistency;

import io.nonet.chaos.Fault;
import io.nonet.chaos.NetworkFault;
import io.nonet.chaos.ProcessFault;
import io.nonet.chaos.ProcessFault.Action;
import io.nonet.chaos.link.Partition;
import io.nonet.cluster.Service;
import io.nonet.topology.Topology;
import java.util.List;
import java.util.Optional;

/** What happens to Consul's servers while clients ask. */
enum Disturbance {
    /** The leader is cut off from everybody; it believes that it leads until its lease is over. */
    LEADER_ISOLATED,
    /** The leader stands still, and wakes up believing that it leads. */
    LEADER_FROZEN,
    /** A follower is cut off from everybody. */
    FOLLOWER_ISOLATED,
    /** The leader and one follower hear each other no more; the other follower hears both. */
    BRIDGE,
    /** Nobody hears the leader, and it hears everybody. */
    ONE_WAY,
    /** The leader's agent dies, and is not started again meanwhile. */
    LEADER_KILLED,
    /** All servers are restarted one by one, the leader last. */
    ROLLING_RESTART;

    /**
     * The fault; empty for what is no single one.
     *
     * @param followers in the order of the topology, one at least; the first one is the one that is hit
     */
    Optional<Fault> fault(Topology topology, String leader, List<String> followers) {
        String follower = followers.get(0);
        return switch (this) {
            case LEADER_ISOLATED -> Optional.of(NetworkFault.drop(Partition.isolate(topology, leader)));
            case FOLLOWER_ISOLATED -> Optional.of(NetworkFault.drop(Partition.isolate(topology, follower)));
            case BRIDGE -> Optional.of(NetworkFault.drop(Partition.split(List.of(List.of(leader), List.of(follower)))));
            case ONE_WAY -> Optional.of(NetworkFault.drop(Partition.oneWay(List.of(leader), followers)));
            case LEADER_FROZEN -> Optional.of(new ProcessFault(leader, Service.CONSUL, Action.PAUSE));
            case LEADER_KILLED -> Optional.of(new ProcessFault(leader, Service.CONSUL, Action.KILL));
            case ROLLING_RESTART -> Optional.empty();
        };
    }
}
