package io.nonet.chaos.judge;

import static java.util.Objects.requireNonNull;

import io.nonet.chaos.history.History;
import io.nonet.chaos.history.Operation;
import io.nonet.observe.Freshness;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * How old the answers to stale reads were: how long before the question another write was acknowledged that surely replaced
 * what was read.
 *
 * <p>That is the least that can be said; where writes were under way at the same time, an answer may be older. What was
 * answered has to have been there at some time.
 *
 * <p>Ages are held against {@code X-Consul-LastContact} where the server knew a leader. Consul calls that a gauge and no
 * promise, and a server can be further behind: it hears heartbeats, and they say nothing of what it lacks.
 *
 * @param slack by how much an answer may be older than the server said without being counted: a follower that heard from its
 *     leader just now learns with the next message only what was committed since
 * @param bounded whether an answer must not be older than that
 * @param monotonicByClient whether a client must not read what was replaced before what it read earlier
 * @param monotonicByAgent the same, of all that one agent answered
 */
record StaleReadJudge(Duration slack, boolean bounded, boolean monotonicByClient, boolean monotonicByAgent)
        implements Judge {
    /** Ten of Raft's heartbeats, which a leader sends ten times in each time-out of 1 s. */
    static final Duration SLACK = Duration.ofSeconds(1);

    StaleReadJudge {
        requireNonNull(slack, "slack");
    }

    @Override
    public Judgement judge(History history, Budget budget) {
        List<Window> windows = new ArrayList<>();
        Map<String, Long> figures = new LinkedHashMap<>();
        List.of("stale reads", "that were old", "oldest, ns", "older than the server said")
                .forEach(name -> figures.put(name, 0L));
        for (Map.Entry<Optional<String>, List<Operation>> key : history.byKey().entrySet()) {
            Overwrites overwrites = new Overwrites(history.initial(key.getKey()), key.getValue());
            List<Operation> reads = key.getValue().stream()
                    .filter(one -> one.ok() && one.staleRead())
                    .toList();
            reads.forEach(read -> age(key.getKey(), read, overwrites, windows, figures));
            back("client", monotonicByClient, key.getKey(), reads, Operation::process, overwrites, windows, figures);
            back(
                    "agent",
                    monotonicByAgent,
                    key.getKey(),
                    reads,
                    read -> read.target().orElse(""),
                    overwrites,
                    windows,
                    figures);
        }
        return windows.isEmpty()
                ? new Judgement(Ruling.OK, "stale reads were as promised", windows, figures)
                : new Judgement(Ruling.VIOLATION, "stale reads were not as promised", windows, figures);
    }

    private void age(
            Optional<String> key,
            Operation read,
            Overwrites overwrites,
            List<Window> windows,
            Map<String, Long> figures) {
        figures.merge("stale reads", 1L, Long::sum);
        if (!overwrites.possible(read)) {
            windows.add(new Window(key, "it read a value that was never there", List.of(read)));
            return;
        }
        Optional<Operation> replaced = overwrites.replacedBefore(read);
        if (replaced.isEmpty()) {
            return;
        }
        figures.merge("that were old", 1L, Long::sum);
        OptionalLong age = age(read, replaced.get());
        figures.merge("oldest, ns", age.orElse(0), Math::max);
        Optional<Long> said = read.freshness()
                .filter(freshness -> freshness.knownLeader().orElse(false))
                .flatMap(Freshness::lastContact)
                .map(Duration::toNanos);
        if (said.isPresent() && age.isPresent() && age.getAsLong() > said.get() + slack.toNanos()) {
            figures.merge("older than the server said", 1L, Long::sum);
            if (bounded) {
                windows.add(new Window(
                        key,
                        "it was %d ns old at least, and the server had heard from the leader %d ns before"
                                .formatted(age.getAsLong(), said.get()),
                        List.of(replaced.get(), read)));
            }
        }
    }

    private static OptionalLong age(Operation read, Operation replaced) {
        return read.invokedAt().isPresent() && replaced.completedAt().isPresent()
                ? OptionalLong.of(
                        read.invokedAt().getAsLong() - replaced.completedAt().getAsLong())
                : OptionalLong.empty();
    }

    private static void back(
            String whose,
            boolean promised,
            Optional<String> key,
            List<Operation> reads,
            Function<Operation, String> by,
            Overwrites overwrites,
            List<Window> windows,
            Map<String, Long> figures) {
        String name = "that went back, by " + whose;
        figures.merge(name, 0L, Long::sum);
        Map<String, Operation> last = new HashMap<>();
        for (Operation read : reads) {
            Operation earlier = last.put(by.apply(read), read);
            if (earlier != null && earlier.before(read) && overwrites.wentBack(earlier, read)) {
                figures.merge(name, 1L, Long::sum);
                if (promised) {
                    windows.add(new Window(
                            key,
                            "the second read of one " + whose + " found what was there before that of the first",
                            List.of(earlier, read)));
                }
            }
        }
    }
}
