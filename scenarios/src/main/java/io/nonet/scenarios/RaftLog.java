package io.nonet.scenarios;

import static java.util.Objects.requireNonNull;

import io.nonet.topology.NodeSpec;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a server's Raft has written into the log of its agent, in the words of HashiCorp's library.
 *
 * <p>The agent's API tells the same, but not of a server that is cut off: Consul's answers only while nothing is being registered
 * ({@code local.State.SyncChanges} holds its lock while it calls the leader), and a black hole draws that out to a minute.
 */
record RaftLog(String text) {
    private static final Pattern ENTERED =
            Pattern.compile("entering (\\w+) state: .*?(?:term=(\\d+))?$", Pattern.MULTILINE);
    /** Some minutes of a server that nobody answers. */
    private static final int LINES = 2000;

    RaftLog {
        requireNonNull(text, "text");
    }

    static RaftLog of(CutStory story, NodeSpec server) {
        return new RaftLog(story.cluster().machine(server).log(story.raft().service(), LINES));
    }

    /** The state that it entered last, such as {@code candidate}; empty if it wrote of none. */
    Optional<String> state() {
        return entered().map(state -> state.group(1)).reduce((earlier, later) -> later);
    }

    /** The latest term in which it stood for election; 0 if it never did. */
    long candidateTerm() {
        return entered()
                .filter(state -> state.group(2) != null)
                .mapToLong(state -> Long.parseLong(state.group(2)))
                .max()
                .orElse(0);
    }

    private Stream<MatchResult> entered() {
        return ENTERED.matcher(text).results();
    }
}
