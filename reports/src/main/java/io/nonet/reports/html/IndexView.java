package io.nonet.reports.html;

import static java.util.Objects.requireNonNull;

import io.nonet.observe.Observation.Promised;
import io.nonet.reports.machine.Verdicts;
import io.nonet.reports.model.Claim;
import io.nonet.reports.model.RunReport;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Several runs as the page shows them that leads to each.
 *
 * @param title what they are the runs of
 * @param problems of runs that could not be read, a sentence each
 */
public record IndexView(String title, List<Row> rows, List<String> problems, Assets assets) {
    public IndexView {
        requireNonNull(title, "title");
        rows = List.copyOf(rows);
        problems = List.copyOf(problems);
        requireNonNull(assets, "assets");
    }

    /** Such as {@code 2 failed, 40 passed}. */
    public String verdicts() {
        return Verdicts.words(rows.stream().map(Row::run).toList());
    }

    /** The worst verdict of all, for the colour of the page. */
    public String worst() {
        return rows.isEmpty() || !problems.isEmpty()
                ? "incomplete"
                : rows.get(0).verdict();
    }

    /** What clients were promised in all runs, those that were broken first, else by mode. */
    public List<Promised> promises() {
        return rows.stream()
                .flatMap(row -> row.run().promises().stream())
                .sorted(Comparator.comparing(Promised::held).thenComparing(Promised::mode))
                .toList();
    }

    /** The time that all runs took together. */
    public String took() {
        return Show.length(rows.stream().mapToLong(row -> row.run().endNanos()).sum());
    }

    /**
     * A run.
     *
     * @param link to its page, relative to this one
     */
    public record Row(RunReport run, String link) {
        public Row {
            requireNonNull(run, "run");
            requireNonNull(link, "link");
        }

        public String verdict() {
            return run.ending().word();
        }

        public String icon() {
            return RunView.icon(verdict());
        }

        /** Such as {@code 16 of 16}. */
        public String checks() {
            return run.claims().stream().filter(Claim::proved).count() + " of "
                    + run.claims().size();
        }

        /** The budget of which most was used; empty if there is none. */
        public Optional<Budget> closest() {
            return run.measurements().stream()
                    .filter(seen -> seen.observation().bound().isPresent())
                    .map(Budget::of)
                    .max((one, other) -> Double.compare(one.used(), other.used()));
        }

        /** Why it did not pass; empty if it did. */
        public String why() {
            return verdict().equals("passed") ? "" : run.ending().reason().strip();
        }
    }
}
