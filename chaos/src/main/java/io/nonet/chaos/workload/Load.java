package io.nonet.chaos.workload;

import static java.util.Comparator.comparingLong;

import io.nonet.observe.FaultStage;
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
 * @param longestGap the longest time between two acknowledged answers, of whomever
 */
public record Load(Counted before, Counted meanwhile, Duration longestGap) {
    /** Calls by what came of them. */
    public record Counted(long acknowledged, long failed, long unknown) {
        @Override
        public String toString() {
            return acknowledged + " acknowledged, " + failed + " refused, " + unknown + " without an answer";
        }
    }

    /** A time in which a fault was there. */
    private record Stretch(long from, long to) {
        boolean has(long nanos) {
            return nanos >= from && nanos <= to;
        }
    }

    /** Of all calls about keys of this prefix. */
    static Load of(Observations seen, String keys) {
        List<Request> requests = requests(seen, keys);
        List<Stretch> stretches = stretches(seen);
        long begun = requests.stream().mapToLong(Request::startNanos).min().orElse(0);
        long first = seen.ofType(Fault.class).stream()
                .mapToLong(TimedObservation::nanos)
                .filter(nanos -> nanos >= begun)
                .min()
                .orElse(Long.MAX_VALUE);
        return new Load(
                count(requests.stream().filter(one -> one.startNanos() < first).toList()),
                count(requests.stream()
                        .filter(one -> stretches.stream().anyMatch(stretch -> stretch.has(one.startNanos())))
                        .toList()),
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

    private static Counted count(List<Request> requests) {
        Map<Outcome, Long> counted = new HashMap<>();
        requests.forEach(one -> counted.merge(one.outcome(), 1L, Long::sum));
        return new Counted(
                counted.getOrDefault(Outcome.OK, 0L),
                counted.getOrDefault(Outcome.FAIL, 0L),
                counted.getOrDefault(Outcome.INFO, 0L));
    }

    /** From the proof that a fault bites to its healing. */
    private static List<Stretch> stretches(Observations seen) {
        Map<String, Long> proved = new HashMap<>();
        List<Stretch> stretches = new ArrayList<>();
        for (TimedObservation<Fault> fault : seen.ofType(Fault.class)) {
            String id = fault.observation().id();
            if (fault.observation().stage() == FaultStage.PROVED) {
                proved.put(id, fault.nanos());
            } else if (fault.observation().stage() == FaultStage.HEALED && proved.containsKey(id)) {
                stretches.add(new Stretch(proved.getOrDefault(id, fault.nanos()), fault.nanos()));
                proved.remove(id);
            }
        }
        return stretches;
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
