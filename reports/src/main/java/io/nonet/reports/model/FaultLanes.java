package io.nonet.reports.model;

import io.nonet.observe.FaultStage;
import io.nonet.observe.Observation.Fault;
import io.nonet.observe.TimedObservation;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A lane for each fault: injected, proved to bite, healed, proved healed. */
final class FaultLanes implements Collector {
    private static final int MOST = 300;

    private final Map<String, Entry> faults = new LinkedHashMap<>();
    private int leftOut;

    @Override
    public void see(TimedObservation<?> seen) {
        if (seen.observation() instanceof Fault fault) {
            Entry entry = faults.get(fault.id());
            if (entry == null) {
                if (faults.size() == MOST) {
                    leftOut += fault.stage() == FaultStage.INJECTED ? 1 : 0;
                    return;
                }
                entry = new Entry(fault);
                faults.put(fault.id(), entry);
            }
            entry.see(seen.nanos(), fault);
        }
    }

    List<FaultStory> stories() {
        return faults.values().stream().map(Entry::story).toList();
    }

    LaneGroup build(long endNanos) {
        return new LaneGroup(
                "Faults",
                faults.values().stream()
                        .map(entry -> entry.lane.build(endNanos))
                        .toList(),
                leftOut);
    }

    private static final class Entry {
        private final Fault first;
        private final String targets;
        private final LaneBuilder lane;
        private final Map<FaultStage, Long> stages = new EnumMap<>(FaultStage.class);
        private final Map<FaultStage, String> details = new EnumMap<>(FaultStage.class);

        Entry(Fault first) {
            this.first = first;
            this.targets = String.join(", ", first.targets());
            // Some ids end in the kind already.
            this.lane =
                    new LaneBuilder(first.id().endsWith(first.kind()) ? first.id() : first.id() + " " + first.kind());
        }

        void see(long nanos, Fault fault) {
            stages.putIfAbsent(fault.stage(), nanos);
            details.putIfAbsent(fault.stage(), fault.detail().orElse(""));
            String detail = first.kind() + " " + targets;
            switch (fault.stage()) {
                case INJECTED -> lane.change(nanos, Tone.UNPROVED, "injected", detail + ": injected, not proved yet");
                case PROVED ->
                    lane.change(
                            nanos,
                            Tone.FAULT,
                            "bites",
                            detail + ": proved, " + fault.detail().orElse("it bites"));
                case HEALED -> lane.change(nanos, Tone.HEALED, "healed", detail + ": healed, not proved yet");
                case HEAL_PROVED -> {
                    lane.end(nanos);
                    lane.moment(
                            nanos,
                            Tone.DONE,
                            "",
                            detail + ": proved healed, " + fault.detail().orElse("it is gone"));
                }
            }
        }

        FaultStory story() {
            return new FaultStory(
                    first.id(),
                    first.kind(),
                    first.targets(),
                    stages,
                    details.getOrDefault(FaultStage.PROVED, ""),
                    details.getOrDefault(FaultStage.HEAL_PROVED, ""));
        }
    }
}
