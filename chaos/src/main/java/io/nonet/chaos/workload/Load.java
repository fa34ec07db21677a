package io.nonet.chaos.workload;

import static java.util.Comparator.comparingLong;
import static java.util.Objects.requireNonNull;

import io.nonet.observe.Observation.Fault;
import io.nonet.observe.Observation.Request;
import io.nonet.observe.Observations;
import io.nonet.observe.Outcome;
import io.nonet.observe.TimedObservation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How much clients asked, and what came of it.
 *
 * @param before until the first fault was put in place
 * @param meanwhile asked while a fault was there that had been shown to bite
 * @param windows the same of each fault by itself, in the order in which they were healed
 * @param longestGap the longest time between two acknowledged answers, of whomever
 */
public record Load(Counted before, Counted meanwhile, List<Window> windows, Duration longestGap) {
    public Load {
        requireNonNull(before, "before");
        requireNonNull(meanwhile, "meanwhile");
        windows = List.copyOf(windows);
        requireNonNull(longestGap, "longestGap");
    }

    /** Calls by what came of them. */
    public record Counted(long acknowledged, long failed, long unknown) {
        @Override
        public String toString() {
            return acknowledged + " acknowledged, " + failed + " refused, " + unknown + " without an answer";
        }
    }

    /**
     * What was asked while one fault was there.
     *
     * @param fault its id, its kind and its targets
     * @param length from the proof that it bites to its healing
     */
    public record Window(String fault, Duration length, Counted calls) {
        public Window {
            requireNonNull(fault, "fault");
            requireNonNull(length, "length");
            requireNonNull(calls, "calls");
        }

        @Override
        public String toString() {
            return fault + " was there for " + length.toMillis() / 1000.0 + " s";
        }
    }

    /** Where fewer calls were acknowledged than a floor asks for, before the faults or during them, in words; empty if nowhere. */
    public List<String> below(long floor) {
        List<String> below = new ArrayList<>();
        below(below, floor, before, "before the faults");
        below(below, floor, meanwhile, "during the faults");
        return List.copyOf(below);
    }

    /**
     * The faults during which nothing was acknowledged: of these nothing is shown, whatever was seen of others. That is what some
     * faults do, such as one that leaves no majority.
     */
    public List<String> silent() {
        return windows.stream()
                .filter(window -> window.calls().acknowledged() == 0)
                .map(Window::fault)
                .toList();
    }

    private static void below(List<String> below, long least, Counted calls, String when) {
        if (calls.acknowledged() < least) {
            below.add("expected %d acknowledged calls %s, found %d".formatted(least, when, calls.acknowledged()));
        }
    }

    /** Of all calls about keys of this prefix. */
    static Load of(Observations seen, String keys) {
        List<Request> requests = requests(seen, keys);
        long begun = requests.stream().mapToLong(Request::startNanos).min().orElse(0);
        List<Stretch> stretches = Stretch.all(seen, begun);
        long first = seen.ofType(Fault.class).stream()
                .mapToLong(TimedObservation::nanos)
                .filter(nanos -> nanos >= begun)
                .min()
                .orElse(Long.MAX_VALUE);
        return new Load(
                count(requests.stream().filter(one -> one.startNanos() < first).toList()),
                count(requests.stream()
                        .filter(one -> stretches.stream().anyMatch(stretch -> stretch.has(one)))
                        .toList()),
                stretches.stream().map(stretch -> stretch.window(requests)).toList(),
                longestGap(requests));
    }

    /** Of the calls that were asked after one moment, and not after another. */
    static Counted between(Observations seen, String keys, long after, long to) {
        return count(requests(seen, keys).stream()
                .filter(one -> one.startNanos() > after && one.startNanos() <= to)
                .toList());
    }

    private static List<Request> requests(Observations seen, String keys) {
        return seen.values(Request.class).stream()
                .filter(one -> one.key().orElse("").startsWith(keys))
                .toList();
    }

    /** Of these calls. */
    static Counted count(List<Request> requests) {
        Map<Outcome, Long> counted = new HashMap<>();
        requests.forEach(one -> counted.merge(one.outcome(), 1L, Long::sum));
        return new Counted(
                counted.getOrDefault(Outcome.OK, 0L),
                counted.getOrDefault(Outcome.FAIL, 0L),
                counted.getOrDefault(Outcome.INFO, 0L));
    }

    private static Duration longestGap(List<Request> requests) {
        List<Long> answers = requests.stream()
                .filter(one -> one.outcome() == Outcome.OK)
                .map(one -> one.startNanos() + one.latency().toNanos())
                .sorted(comparingLong(Long::longValue))
                .toList();
        long longest = 0;
        for (int i = 1; i < answers.size(); i++) {
            longest = Math.max(longest, answers.get(i) - answers.get(i - 1));
        }
        return Duration.ofNanos(longest);
    }
}
