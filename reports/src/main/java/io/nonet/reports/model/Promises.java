package io.nonet.reports.model;

import io.nonet.observe.Observation.Promised;
import io.nonet.observe.TimedObservation;
import java.util.ArrayList;
import java.util.List;

/** What clients were promised, held against what they saw; of many those that were broken stay. */
final class Promises implements Collector {
    private static final int MOST = 500;

    private final List<Promised> all = new ArrayList<>();

    @Override
    public void see(TimedObservation<?> seen) {
        if (seen.observation() instanceof Promised promised && (all.size() < MOST || !promised.held())) {
            all.add(promised);
        }
    }

    List<Promised> all() {
        return List.copyOf(all);
    }
}
