package io.nonet.cli;

import static java.util.Objects.requireNonNull;

import io.nonet.chaos.history.History;
import io.nonet.chaos.judge.Judgement;
import io.nonet.chaos.judge.Ruling;
import io.nonet.chaos.workload.Load;
import io.nonet.chaos.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What came of judging what the clients of a workload saw.
 *
 * @param reason in a sentence
 * @param lines to be shown
 */
record WorkloadOutcome(Kind kind, String reason, List<String> lines) {
    WorkloadOutcome {
        requireNonNull(kind, "kind");
        requireNonNull(reason, "reason");
        lines = List.copyOf(lines);
    }

    enum Kind {
        OK,
        /** Something that they saw cannot be, if what was promised holds. */
        VIOLATION,
        /** So little was acknowledged before the faults, or during them, that nothing is shown. */
        VACUOUS,
        UNKNOWN
    }

    /**
     * The outcome of a judgement. A violation is one however thin the traffic; anything else is vacuous below the floor.
     *
     * @param unsettled what could not be done in the end, so that what is in order can't be told
     */
    static WorkloadOutcome of(
            Workload workload, History history, Judgement judgement, Load load, Optional<String> unsettled) {
        List<String> lines = new ArrayList<>(load(load));
        lines.addAll(JudgementText.of(history, judgement));
        if (judgement.ruling() == Ruling.VIOLATION && (unsettled.isEmpty() || !needsTheEnd(workload))) {
            return new WorkloadOutcome(Kind.VIOLATION, "violation: " + judgement.reason(), lines);
        }
        List<String> below = load.below(workload.floor());
        if (!below.isEmpty()) {
            return new WorkloadOutcome(Kind.VACUOUS, "vacuous: " + String.join("; ", below), lines);
        }
        if (unsettled.isPresent()) {
            return new WorkloadOutcome(Kind.UNKNOWN, "unknown: " + unsettled.get(), lines);
        }
        return new WorkloadOutcome(
                judgement.ruling() == Ruling.OK ? Kind.OK : Kind.UNKNOWN,
                JudgementText.word(judgement) + ": " + judgement.reason() + silent(load),
                lines);
    }

    /** Nothing was recorded that could be judged. */
    static WorkloadOutcome without(Load load, String reason) {
        return new WorkloadOutcome(Kind.VACUOUS, "vacuous: " + reason, load(load));
    }

    /** Whether what is missing in the record counts as lost, so that the record has to go on to the end. */
    private static boolean needsTheEnd(Workload workload) {
        return workload == Workload.QUEUE || workload == Workload.WATCH;
    }

    private static String silent(Load load) {
        return load.silent().isEmpty()
                ? ""
                : "; nothing was acknowledged during " + String.join(", ", load.silent())
                        + ", of which nothing is shown";
    }

    private static List<String> load(Load load) {
        List<String> lines = new ArrayList<>();
        lines.add("calls before the first fault: " + load.before());
        lines.add("calls while a fault was there: " + load.meanwhile());
        load.windows().forEach(window -> lines.add("calls while " + window + ": " + window.calls()));
        lines.add("longest time without an acknowledged one: " + Words.precise(load.longestGap()));
        return lines;
    }
}
