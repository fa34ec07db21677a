package io.nonet.reports.model;

import io.nonet.observe.Observation.HistoryJudged;
import io.nonet.observe.Observation.Request;
import io.nonet.observe.RunFileReader;
import io.nonet.observe.TimedObservation;
import io.nonet.observe.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds which histories were judged, and reads the run file once more for their operations: what is to be drawn of them is
 * known only after all of them were asked.
 */
final class JudgedHistories implements Collector {
    private static final List<Verdict> WORST_FIRST = List.of(Verdict.FAILED, Verdict.INCONCLUSIVE, Verdict.PASSED);
    private static final int MOST = 24;
    private static final int MOST_WINDOWS = 3;
    private static final int MOST_LANES = 120;
    /** In all lanes of all histories together. */
    private static final int MOST_BARS = 300;

    private final List<HistoryJudged> judged = new ArrayList<>();
    private int leftOut;

    @Override
    public void see(TimedObservation<?> seen) {
        if (seen.observation() instanceof HistoryJudged history) {
            boolean violation = history.verdict() == Verdict.FAILED;
            if (judged.size() < (violation ? 2 * MOST : MOST)) {
                judged.add(history);
            } else {
                leftOut++;
            }
        }
    }

    /** How many there was no room for. */
    int leftOut() {
        return leftOut;
    }

    /** Violations first, else in their order. */
    List<JudgedHistory> read(Path runFile, long endNanos) {
        if (judged.isEmpty()) {
            return List.of();
        }
        List<HistoryJudged> worstFirst = new ArrayList<>(judged);
        worstFirst.sort(Comparator.comparingInt(history -> WORST_FIRST.indexOf(history.verdict())));
        List<HistoryCollector> collectors = worstFirst.stream()
                .map(history -> new HistoryCollector(history, MOST_WINDOWS, endNanos))
                .toList();
        Map<Optional<String>, List<HistoryCollector>> byKey = new HashMap<>();
        RunFileReader.read(runFile, seen -> {
            if (seen.observation() instanceof Request request) {
                byKey.computeIfAbsent(request.key(), key -> collectors.stream()
                                .filter(each -> each.isAbout(key))
                                .toList())
                        .forEach(each -> each.see(request));
            }
        });
        return built(collectors);
    }

    private static List<JudgedHistory> built(List<HistoryCollector> collectors) {
        int lanes = Math.min(
                MOST_LANES,
                collectors.stream().mapToInt(HistoryCollector::lanes).sum());
        int joined = 1;
        while (joined < ClientStretches.STRETCHES && lanes * ClientStretches.STRETCHES / joined > MOST_BARS) {
            joined *= 2;
        }
        List<JudgedHistory> built = new ArrayList<>();
        int windows = MOST_WINDOWS;
        int room = MOST_LANES;
        for (HistoryCollector each : collectors) {
            boolean fits = each.lanes() <= room;
            JudgedHistory history = each.build(fits ? joined : 0, windows);
            windows -= history.windows().size();
            room -= fits ? each.lanes() : 0;
            built.add(history);
        }
        return built;
    }
}
