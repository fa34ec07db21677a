package io.nonet.cli;

import static java.util.Comparator.comparing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Whose view of the others counts: one server that is cut off sees all others failed. */
final class Views {
    private Views() {}

    /**
     * The servers in the order in which their view counts: first the leader, then those that
     * name it too, then the rest; otherwise as they were.
     *
     * @param address of a server's machine
     * @param leader its address and port; empty if nobody leads
     * @param leaders the address and port that each agent that answered names as the leader's, by node
     */
    static List<String> inOrder(
            List<String> servers,
            Function<String, String> address,
            Optional<String> leader,
            Map<String, Optional<String>> leaders) {
        return leader.isEmpty()
                ? servers
                : servers.stream()
                        .sorted(comparing((String server) -> !leader.get().startsWith(address.apply(server) + ":"))
                                .thenComparing(server -> !leader.equals(leaders.get(server))))
                        .toList();
    }
}
