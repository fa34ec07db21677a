package io.nonet.reports.model;

import io.nonet.observe.Observation.Fault;
import io.nonet.observe.Observation.LeaderChanged;
import io.nonet.observe.Observation.NodeRegistered;
import io.nonet.observe.Observation.NodeState;
import io.nonet.observe.Observation.RunStarted;
import io.nonet.observe.Observation.State;
import io.nonet.observe.TimedObservation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A lane for each node and each of its agents.
 *
 * <p>What a fault does to a process or a machine is what its stages say: from its injection to its heal it is frozen or
 * down, then starting until the heal is proved. A machine takes its agents with it. A process that is restarted starts from the
 * fault's injection until the fault is proved, which is that another process answers.
 */
final class NodeLanes implements Collector {
    private static final Map<String, Tone> BROKEN = Map.of(
            "pause",
            Tone.FROZEN,
            "kill",
            Tone.DOWN,
            "stop",
            Tone.DOWN,
            "machine-down",
            Tone.DOWN,
            FaultStory.RESTART,
            Tone.STARTING);

    private final Map<String, AgentLane> agents = new LinkedHashMap<>();
    private final Map<String, LaneBuilder> registered = new LinkedHashMap<>();
    private final List<String> nodes = new ArrayList<>();

    @Override
    public void see(TimedObservation<?> seen) {
        long nanos = seen.nanos();
        if (seen.observation() instanceof RunStarted started) {
            started.nodes().forEach(this::expect);
        } else if (seen.observation() instanceof NodeState state) {
            String key =
                    state.service().map(service -> state.node() + "/" + service).orElse(state.node());
            lane(key).state(nanos, tone(state.state()), state.state().name().toLowerCase(Locale.ROOT));
        } else if (seen.observation() instanceof Fault fault && BROKEN.containsKey(fault.kind())) {
            fault.targets().forEach(target -> hit(nanos, fault, target));
        } else if (seen.observation() instanceof LeaderChanged change
                && change.seenBy().isEmpty()) {
            String service = change.system().name().toLowerCase(Locale.ROOT);
            change.leader().ifPresent(leader -> lane(leader + "/" + service));
            agents.forEach((key, lane) -> {
                if (key.endsWith("/" + service)) {
                    lane.leads(
                            nanos,
                            change.leader()
                                    .filter(leader -> key.startsWith(leader + "/"))
                                    .isPresent(),
                            change.term());
                }
            });
        } else if (seen.observation() instanceof NodeRegistered node) {
            registered
                    .computeIfAbsent(node.node(), name -> new LaneBuilder(name + ", says Nomad"))
                    .change(nanos, tone(node), words(node), node.node() + " is " + words(node));
        }
    }

    /** In the order of the topology: each node's machine, its agents, and what Nomad's servers say of it. */
    List<Lane> build(long endNanos) {
        List<Lane> lanes = new ArrayList<>();
        agents.keySet().stream()
                .map(NodeLanes::node)
                .filter(node -> !nodes.contains(node))
                .distinct()
                .forEach(nodes::add);
        for (String node : nodes) {
            agents.forEach((key, lane) -> {
                if (node(key).equals(node)) {
                    lanes.add(lane.build(endNanos));
                }
            });
            Optional.ofNullable(registered.get(node)).ifPresent(lane -> lanes.add(lane.build(endNanos)));
        }
        return lanes;
    }

    private void expect(RunStarted.Node node) {
        nodes.add(node.name());
        lane(node.name());
        lane(node.name() + "/consul");
        if (node.role().startsWith("nomad")) {
            lane(node.name() + "/nomad");
        }
    }

    private void hit(long nanos, Fault fault, String target) {
        boolean restart = fault.kind().equals(FaultStory.RESTART);
        Tone broken = BROKEN.getOrDefault(fault.kind(), Tone.DOWN);
        switch (fault.stage()) {
            case INJECTED ->
                change(nanos, target, broken, (restart ? "restarted" : broken.word()) + " by " + fault.id());
            case PROVED -> {
                if (restart) {
                    change(nanos, target, Tone.UP, "up");
                }
            }
            case HEALED -> {
                if (!restart) {
                    change(nanos, target, Tone.STARTING, "healed");
                }
            }
            case HEAL_PROVED -> change(nanos, target, Tone.UP, "up");
        }
    }

    private void change(long nanos, String target, Tone tone, String words) {
        lane(target);
        agents.forEach((key, lane) -> {
            if (key.equals(target) || key.startsWith(target + "/")) {
                lane.state(nanos, tone, words);
            }
        });
    }

    private AgentLane lane(String key) {
        return agents.computeIfAbsent(key, AgentLane::new);
    }

    private static String node(String key) {
        int slash = key.indexOf('/');
        return slash < 0 ? key : key.substring(0, slash);
    }

    private static Tone tone(State state) {
        return switch (state) {
            case STARTING -> Tone.STARTING;
            case UP -> Tone.UP;
            case DOWN -> Tone.DOWN;
            case FROZEN -> Tone.FROZEN;
            case DRAINED -> Tone.DRAINED;
        };
    }

    private static Tone tone(NodeRegistered node) {
        if (node.draining() || !node.eligible()) {
            return Tone.DRAINED;
        }
        return switch (node.status()) {
            case "ready" -> Tone.UP;
            case "initializing" -> Tone.STARTING;
            case "disconnected" -> Tone.FROZEN;
            default -> Tone.DOWN;
        };
    }

    private static String words(NodeRegistered node) {
        return node.status() + (node.draining() ? ", draining" : "") + (node.eligible() ? "" : ", not eligible");
    }
}
