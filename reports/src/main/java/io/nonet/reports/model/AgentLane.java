package io.nonet.reports.model;

import java.util.Optional;

/** The lane of a machine or an agent: its state, and whether it leads. */
final class AgentLane {
    private final String name;
    private final LaneBuilder lane;
    private Tone state = Tone.UNKNOWN;
    private String words = "nothing was seen of it";
    private String leadership = "";
    private String shown = "";

    AgentLane(String name) {
        this.name = name;
        this.lane = new LaneBuilder(name);
        show(0);
    }

    void state(long nanos, Tone tone, String newWords) {
        state = tone;
        words = newWords;
        show(nanos);
    }

    void leads(long nanos, boolean leads, Optional<Long> term) {
        leadership = leads ? "leader" + term.map(number -> ", term " + number).orElse("") : "";
        show(nanos);
    }

    Lane build(long endNanos) {
        return lane.build(endNanos);
    }

    private void show(long nanos) {
        boolean well = state == Tone.UP || state == Tone.UNKNOWN;
        Tone tone = well && !leadership.isEmpty() ? Tone.LEADER : state;
        String label = tone == Tone.UNKNOWN ? tone.word() : well ? leadership : words;
        String detail = name + ": " + (leadership.isEmpty() ? words : leadership + (well ? "" : ", " + words));
        if (!shown.equals(tone + detail)) {
            lane.change(nanos, tone, label, detail);
            shown = tone + detail;
        }
    }
}
