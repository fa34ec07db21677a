package io.nonet.reports.model;

/**
 * How much of a run there was no room for, so that whoever looks at the rest knows.
 *
 * @param failures moments at which something was not as it should be
 * @param told checks that held, measurements, steps and phases
 * @param histories that were judged
 * @param entries lines of what was seen
 */
public record LeftOut(int failures, int told, int histories, int entries) {
    /** More histories and lines beside these. */
    LeftOut and(int moreHistories, int moreEntries) {
        return new LeftOut(failures, told, histories + moreHistories, entries + moreEntries);
    }
}
