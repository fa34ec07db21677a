package io.nonet.reports.model;

import io.nonet.observe.Observation.Request;
import io.nonet.observe.TimedObservation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Counts what clients asked, by time, by operation and by error. */
final class ClientLoad implements Collector {
    private static final int MOST_STRETCHES = 1200;
    private static final int MOST_ROWS = 120;
    private static final int MOST_NAMES = 40;
    private static final String OTHERS = "others";

    private final LoadCounter total = new LoadCounter();
    private final Map<String, LoadCounter> operations = new TreeMap<>();
    private final Map<String, Long> errors = new TreeMap<>();
    private List<LoadCounter> stretches = new ArrayList<>();
    private long stretchNanos = TimeUnit.SECONDS.toNanos(1);

    @Override
    public void see(TimedObservation<?> seen) {
        if (seen.observation() instanceof Request request) {
            total.see(request);
            stretch(request.startNanos() + request.latency().toNanos()).see(request);
            String name = request.operation() + " by " + request.client();
            operations
                    .computeIfAbsent(known(name, operations), key -> new LoadCounter())
                    .see(request);
            request.error().ifPresent(error -> errors.merge(known(error, errors), 1L, Long::sum));
        }
    }

    ClientView build(long endNanos) {
        if (total.load("").total() > 0) {
            stretch(endNanos);
        }
        int perRow = Math.max(1, (stretches.size() + MOST_ROWS - 1) / MOST_ROWS);
        Map<String, Long> frequent = errors.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .collect(Collectors.toMap(
                        Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, LinkedHashMap::new));
        return new ClientView(
                total.load("all"),
                stretchNanos,
                loads(1),
                perRow * stretchNanos,
                loads(perRow),
                operations.entrySet().stream()
                        .map(entry -> entry.getValue().load(entry.getKey()))
                        .toList(),
                frequent);
    }

    /** So many stretches together each. */
    private List<Load> loads(int each) {
        List<Load> loads = new ArrayList<>();
        for (int first = 0; first < stretches.size(); first += each) {
            LoadCounter together = new LoadCounter();
            stretches.subList(first, Math.min(stretches.size(), first + each)).forEach(together::add);
            loads.add(together.load(Long.toString(first * stretchNanos)));
        }
        return loads;
    }

    private LoadCounter stretch(long nanos) {
        while (nanos / stretchNanos >= MOST_STRETCHES) {
            widen();
        }
        int at = (int) Math.max(0, nanos / stretchNanos);
        while (stretches.size() <= at) {
            stretches.add(new LoadCounter());
        }
        return stretches.get(at);
    }

    private void widen() {
        List<LoadCounter> wider = new ArrayList<>();
        for (int at = 0; at < stretches.size(); at++) {
            if (at % 2 == 0) {
                wider.add(stretches.get(at));
            } else {
                wider.get(at / 2).add(stretches.get(at));
            }
        }
        stretches = wider;
        stretchNanos *= 2;
    }

    private static String known(String name, Map<String, ?> names) {
        return names.containsKey(name) || names.size() < MOST_NAMES ? name : OTHERS;
    }
}
