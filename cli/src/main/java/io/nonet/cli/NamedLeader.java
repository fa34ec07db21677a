package io.nonet.cli;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who leads, by the word of the servers: one that is cut off names nobody, or itself, while the others have elected. */
final class NamedLeader {
    private NamedLeader() {}

    /**
     * The address and port that more than half of the servers that answered name; empty if there is none.
     *
     * @param leaders the address and port that each agent that answered names as the leader's, by node; what clients
     *     believe does not count
     */
    static Optional<String> of(Collection<String> servers, Map<String, Optional<String>> leaders) {
        List<Optional<String>> named = servers.stream()
                .filter(leaders::containsKey)
                .map(server -> leaders.getOrDefault(server, Optional.empty()))
                .toList();
        return named.stream().collect(groupingBy(leader -> leader, counting())).entrySet().stream()
                .filter(leader -> 2 * leader.getValue() > named.size())
                .findFirst()
                .flatMap(Map.Entry::getKey);
    }
}
