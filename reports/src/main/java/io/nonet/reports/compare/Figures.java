package io.nonet.reports.compare;

import io.nonet.observe.Observation.Measurement;
import io.nonet.reports.model.Latencies;
import io.nonet.reports.model.Load;
import io.nonet.reports.model.RunReport;
import io.nonet.reports.model.Took;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The numbers of a run that can be held against those of another; of several of one name the largest. */
final class Figures {
    private static final double NANOS = 1e9;

    private final Map<String, Figure> figures = new LinkedHashMap<>();

    private Figures() {}

    /**
     * The numbers of a run.
     *
     * @param whole whether how long it took can be held against another: not so if either has no end
     */
    static Map<String, Figure> of(RunReport run, boolean whole) {
        Figures all = new Figures();
        if (whole) {
            all.add("run", "whole run", "s", run.endNanos() / NANOS);
        }
        run.measurements().forEach(seen -> {
            Measurement measured = seen.observation();
            all.add("measured", measured.name(), measured.unit(), measured.value());
        });
        for (Took took : run.took()) {
            all.add(took.kind().name().toLowerCase(Locale.ROOT), took.name(), "s", took.nanos() / NANOS);
        }
        Load total = run.clients().total();
        if (total.total() > 0) {
            Latencies latencies = total.latencies();
            all.add("requests", "answered", "requests", (double) total.ok());
            all.add("requests", "failed", "requests", (double) total.fail());
            all.add("requests", "may have happened", "requests", (double) total.info());
            all.add(Figure.LATENCY, "p50", "ms", latencies.p50());
            all.add(Figure.LATENCY, "p90", "ms", latencies.p90());
            all.add(Figure.LATENCY, "p99", "ms", latencies.p99());
            all.add(Figure.LATENCY, "max", "ms", latencies.max());
        }
        return all.figures;
    }

    private void add(String kind, String name, String unit, double value) {
        Figure figure = new Figure(kind, name, unit, value);
        figures.merge(figure.key(), figure, (one, other) -> one.value() >= other.value() ? one : other);
    }
}
