package io.nonet.reports.model;

import io.nonet.observe.Observation.Check;
import io.nonet.observe.Observation.Phase;
import io.nonet.observe.Observation.Step;
import io.nonet.observe.TimedObservation;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the scenario did and looked at: phases, steps in as many lanes as went on at once, checks. */
final class StepLanes implements Collector {
    private static final int MOST_AT_ONCE = 6;

    private final LaneBuilder phases = new LaneBuilder("phases");
    private final LaneBuilder checks = new LaneBuilder("checks");
    private final List<LaneBuilder> steps = new ArrayList<>();
    private final List<Long> busyUntil = new ArrayList<>();
    private final Map<String, Deque<Long>> running = new HashMap<>();

    @Override
    public void see(TimedObservation<?> seen) {
        long nanos = seen.nanos();
        if (seen.observation() instanceof Phase phase) {
            long from = Math.max(0, nanos - phase.duration().toNanos());
            phases.add(new Bar(from, nanos, Tone.DONE, phase.name(), "phase " + phase.name()));
        } else if (seen.observation() instanceof Check check) {
            String detail = check.name()
                    + check.expected().map(expected -> ": expected " + expected).orElse("")
                    + check.actual().map(actual -> ", was " + actual).orElse("");
            checks.moment(nanos, check.passed() ? Tone.UP : Tone.FAILED, check.passed() ? "" : "failed", detail);
        } else if (seen.observation() instanceof Step step) {
            switch (step.stage()) {
                case STARTED ->
                    running.computeIfAbsent(step.description(), name -> new ArrayDeque<>())
                            .push(nanos);
                case FINISHED -> add(step, nanos, Tone.DONE, step.description());
                case FAILED ->
                    add(
                            step,
                            nanos,
                            Tone.FAILED,
                            step.description() + ": " + step.error().orElse("failed"));
            }
        }
    }

    LaneGroup build(long endNanos) {
        running.forEach((name, starts) ->
                starts.forEach(start -> place(new Bar(start, endNanos, Tone.UNPROVED, name, name + ": never ended"))));
        List<Lane> lanes = new ArrayList<>();
        lanes.add(phases.build(endNanos));
        steps.forEach(lane -> lanes.add(lane.build(endNanos)));
        lanes.add(checks.build(endNanos));
        lanes.removeIf(lane -> lane.bars().isEmpty());
        return new LaneGroup("Steps and checks", lanes, 0);
    }

    private void add(Step step, long nanos, Tone tone, String detail) {
        Deque<Long> starts = running.get(step.description());
        long from;
        if (starts == null || starts.isEmpty()) {
            from = Math.max(0, nanos - step.duration().map(Duration::toNanos).orElse(0L));
        } else {
            from = starts.pop();
            if (starts.isEmpty()) {
                running.remove(step.description());
            }
        }
        place(new Bar(from, nanos, tone, step.description(), detail));
    }

    private void place(Bar bar) {
        int row = 0;
        while (row < busyUntil.size() && busyUntil.get(row) > bar.fromNanos() && row < MOST_AT_ONCE - 1) {
            row++;
        }
        if (row == busyUntil.size()) {
            busyUntil.add(0L);
            steps.add(new LaneBuilder(row == 0 ? "steps" : "steps meanwhile"));
        }
        busyUntil.set(row, Math.max(busyUntil.get(row), bar.toNanos()));
        steps.get(row).add(bar);
    }
}
