package io.nonet.cli;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Whose view of the others counts: one server that is cut off sees all others failed. */
final class Views {
    private Views() {}

    /**
     * The servers in the order in which their view counts: first whom most agents name as the leader, then those that
     * name it too, then the rest; otherwise as they were.
     *
     * @param address of a server's machine
     * @param leaders the address and port that each agent that answered names as the leader's, by node
     */
    static List<String> inOrder(
            List<String> servers, Function<String, String> address, Map<String, Optional<String>> leaders) {
        Optional<String> leader = mostNamed(leaders.values());
        return leader.isEmpty()
                ? servers
                : servers.stream()
                        .sorted(comparing((String server) -> !leader.get().startsWith(address.apply(server) + ":"))
                                .thenComparing(server -> !leader.equals(leaders.get(server))))
                        .toList();
    }

    private static Optional<String> mostNamed(Collection<Optional<String>> named) {
        return named.stream()
                .flatMap(Optional::stream)
                .collect(groupingBy(Function.identity(), Collectors.counting()))
                .entrySet()
                .stream()
                .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey);
    }
}
