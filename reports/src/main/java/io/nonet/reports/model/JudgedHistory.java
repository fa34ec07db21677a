package io.nonet.reports.model;

import static java.util.Objects.requireNonNull;

import io.nonet.observe.Observation.HistoryJudged;
import io.nonet.observe.Verdict;
import java.util.List;

/**
 * What clients saw, and how it was judged.
 *
 * @param judged as it was recorded; untrusted text
 * @param operations how many it is made of
 * @param clients a lane for each, which tells what came of its operations, along the whole run; none if there is no room
 * @param windows that show a violation, as far as there is room; none unless it is one
 */
public record JudgedHistory(HistoryJudged judged, long operations, List<Lane> clients, List<HistoryWindow> windows) {
    public JudgedHistory {
        requireNonNull(judged, "judged");
        clients = List.copyOf(clients);
        windows = List.copyOf(windows);
    }

    /** Whether something in it cannot be, if what was promised holds. */
    public boolean violation() {
        return judged.verdict() == Verdict.FAILED;
    }

    /** How many windows there are that are not among {@link #windows}. */
    public int windowsLeftOut() {
        return judged.windows().size() - windows.size();
    }
}
