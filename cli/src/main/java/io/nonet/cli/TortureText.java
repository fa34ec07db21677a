package io.nonet.cli;

import io.nonet.chaos.Fault;
import io.nonet.chaos.NetworkFault;
import io.nonet.chaos.schedule.Schedule;
import io.nonet.chaos.schedule.ScheduleEvent;
import io.nonet.chaos.schedule.ScheduleEvent.What;
import io.nonet.chaos.schedule.ScheduleResult;
import io.nonet.observe.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** What a run of a schedule looks like in lines of text. */
final class TortureText {
    private TortureText() {}

    /** A table of what is to happen. */
    static List<String> plan(Schedule schedule) {
        Table table = new Table("AT", "LASTS", "KIND", "TARGETS", "EFFECT");
        for (Schedule.Entry entry : schedule.entries()) {
            table.row(
                    offset(entry.at()),
                    offset(entry.lasts()),
                    entry.fault().kind(),
                    String.join(", ", entry.fault().targets()),
                    effect(entry.fault()));
        }
        return table.lines();
    }

    /** One line, with its time since the start. */
    static String line(ScheduleEvent event) {
        Fault fault = event.entry().fault();
        String what =
                switch (event.what()) {
                    case INJECTED -> words(fault) + ": injected";
                    case PROVED -> "proved: " + event.words();
                    case VACUOUS -> "DID NOT BITE: " + event.words();
                    case NOT_INJECTED -> words(fault) + ": NOT INJECTED: " + event.words();
                    case HEALED -> "healed: " + event.words();
                    case NOT_HEALED -> "NOT SEEN TO BE HEALED: " + event.words();
                };
        return String.format(
                        Locale.ROOT,
                        "%9s  %-4s ",
                        offset(event.at()),
                        event.id().orElse("-"))
                + what;
    }

    /** How it ended, in a word. */
    static String word(Verdict verdict) {
        return verdict == Verdict.PASSED ? "passed" : verdict.name();
    }

    /** What was seen in all. */
    static String summary(ScheduleResult result) {
        String seen = Words.count(result.schedule().entries().size(), "fault") + ": "
                + result.events(What.PROVED).size() + " proved, "
                + result.events(What.VACUOUS).size() + " did not bite, "
                + result.events(What.NOT_INJECTED).size() + " not injected";
        return result.notReached() == 0 ? seen : seen + ", " + result.notReached() + " not reached";
    }

    static String offset(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }

    /** A fault in words. */
    static String words(Fault fault) {
        return fault.kind() + " " + String.join(", ", fault.targets())
                + (effect(fault).isEmpty() ? "" : " (" + effect(fault) + ")");
    }

    private static String effect(Fault fault) {
        return fault instanceof NetworkFault network ? network.links().effect().toString() : "";
    }
}
