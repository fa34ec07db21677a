package io.nonet.reports.model;

import io.nonet.observe.Observation.AllocationChanged;
import io.nonet.observe.Observation.DeploymentChanged;
import io.nonet.observe.TimedObservation;
import java.util.LinkedHashMap;
import java.util.Map;

/** A lane for each Nomad deployment and each allocation. */
final class JobLanes implements Collector {
    private static final int MOST = 80;
    private static final int SHORT_ID = 8;

    private final Map<String, LaneBuilder> deployments = new LinkedHashMap<>();
    private final Map<String, LaneBuilder> allocations = new LinkedHashMap<>();
    private int leftOutDeployments;
    private int leftOutAllocations;

    @Override
    public void see(TimedObservation<?> seen) {
        if (seen.observation() instanceof DeploymentChanged change) {
            if (deployments.size() == MOST && !deployments.containsKey(change.deployment())) {
                leftOutDeployments++;
                return;
            }
            LaneBuilder lane = deployments.computeIfAbsent(
                    change.deployment(), id -> new LaneBuilder(change.job() + " version " + change.jobVersion()));
            see(lane, seen.nanos(), change);
        } else if (seen.observation() instanceof AllocationChanged change) {
            if (allocations.size() == MOST && !allocations.containsKey(change.allocation())) {
                leftOutAllocations++;
                return;
            }
            LaneBuilder lane = allocations.computeIfAbsent(
                    change.allocation(),
                    id -> new LaneBuilder(change.group() + " " + shortened(id) + " on " + change.node()));
            see(lane, seen.nanos(), change);
        }
    }

    LaneGroup deployments(long endNanos) {
        return new LaneGroup(
                "Deployments",
                deployments.values().stream().map(lane -> lane.build(endNanos)).toList(),
                leftOutDeployments);
    }

    LaneGroup allocations(long endNanos) {
        return new LaneGroup(
                "Allocations",
                allocations.values().stream().map(lane -> lane.build(endNanos)).toList(),
                leftOutAllocations);
    }

    private static void see(LaneBuilder lane, long nanos, DeploymentChanged change) {
        String detail = change.job() + " version " + change.jobVersion() + ": " + change.status()
                + (change.description().isEmpty() ? "" : ", " + change.description());
        switch (change.status()) {
            case "successful" -> end(lane, nanos, Tone.DONE, change.status(), detail);
            case "failed", "cancelled" -> end(lane, nanos, Tone.FAILED, change.status(), detail);
            case "paused", "blocked" -> lane.change(nanos, Tone.DRAINED, change.status(), detail);
            default -> lane.change(nanos, Tone.STARTING, change.status(), detail);
        }
    }

    private static void see(LaneBuilder lane, long nanos, AllocationChanged change) {
        boolean toStop = !change.desiredStatus().equals("run");
        String label = change.clientStatus() + (toStop ? ", to " + change.desiredStatus() : "");
        String detail = "%s of %s/%s on %s: %s%s"
                .formatted(
                        change.allocation(),
                        change.job(),
                        change.group(),
                        change.node(),
                        label,
                        change.previous().map(id -> ", in place of " + id).orElse(""));
        switch (change.clientStatus()) {
            case "running" -> lane.change(nanos, toStop ? Tone.DRAINED : Tone.UP, label, detail);
            case "pending" -> lane.change(nanos, Tone.STARTING, label, detail);
            case "unknown" -> lane.change(nanos, Tone.FROZEN, label, detail);
            case "complete" -> end(lane, nanos, Tone.DONE, label, detail);
            case "lost" -> end(lane, nanos, Tone.DOWN, label, detail);
            default -> end(lane, nanos, Tone.FAILED, label, detail);
        }
    }

    private static void end(LaneBuilder lane, long nanos, Tone tone, String label, String detail) {
        lane.end(nanos);
        lane.moment(nanos, tone, label, detail);
    }

    private static String shortened(String id) {
        return id.length() <= SHORT_ID ? id : id.substring(0, SHORT_ID);
    }
}
