package io.nonet.reports.model;

import io.nonet.observe.Observation.HistoryJudged;
import io.nonet.observe.Observation.Request;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Collects the operations of one judged history; those by themselves that may be drawn, of the others their number. */
final class HistoryCollector {
    private static final int MOST_CLIENTS = 30;
    private static final String OTHERS = "others";
    /** More than a judge gets through; they are held only while the run is read. */
    private static final int MOST_HELD = 100_000;

    private final HistoryJudged judged;
    private final Set<HistoryJudged.Asked> marked = new HashSet<>();
    private final Set<Optional<String>> drawnKeys = new HashSet<>();
    private final List<Request> held = new ArrayList<>();
    private final Map<String, ClientStretches> clients = new TreeMap<>();
    private final long endNanos;
    private long operations;

    HistoryCollector(HistoryJudged judged, int mostWindows, long endNanos) {
        this.judged = judged;
        this.endNanos = endNanos;
        judged.windows().stream().limit(mostWindows).forEach(window -> {
            marked.addAll(window.operations());
            drawnKeys.add(window.key());
        });
    }

    /** Whether it is about this key. */
    boolean isAbout(Optional<String> key) {
        return key.map(judged.keys()::contains).orElse(judged.keys().isEmpty());
    }

    void see(Request request) {
        operations++;
        boolean known = clients.size() < MOST_CLIENTS || clients.containsKey(request.client());
        clients.computeIfAbsent(known ? request.client() : OTHERS, name -> new ClientStretches(name, endNanos))
                .see(request);
        if (drawnKeys.contains(request.key()) && (held.size() < MOST_HELD || marked.contains(asked(request)))) {
            held.add(request);
        }
    }

    int lanes() {
        return clients.size();
    }

    /**
     * What there is room for.
     *
     * @param joined how many stretches of time make one bar; 0 for no lanes
     */
    JudgedHistory build(int joined, int mostWindows) {
        return new JudgedHistory(
                judged,
                operations,
                joined == 0
                        ? List.of()
                        : clients.values().stream()
                                .map(client -> client.lane(joined))
                                .toList(),
                judged.windows().stream().limit(mostWindows).map(this::window).toList());
    }

    private HistoryWindow window(HistoryJudged.Window window) {
        Set<HistoryJudged.Asked> own = Set.copyOf(window.operations());
        return HistoryWindow.of(
                window.key(),
                window.reason(),
                held.stream()
                        .filter(request -> request.key().equals(window.key()))
                        .map(request -> DrawnOperation.of(request, own.contains(asked(request))))
                        .toList());
    }

    private static HistoryJudged.Asked asked(Request request) {
        return new HistoryJudged.Asked(request.client(), request.startNanos());
    }
}
