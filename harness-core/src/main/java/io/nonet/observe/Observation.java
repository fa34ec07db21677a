package io.nonet.observe;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One fact of a run; the time it was seen at is added by {@link Timeline#record}.
 *
 * <p>The type name of each record (kebab-case) and its component names are what stands in the run file, so they are
 * stable: see {@code docs/run-file.md}. Adding a type or an optional component keeps the schema version; removing or
 * renaming one, adding a required one or adding an enum constant does not. All are immutable values.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface Observation {

    /**
     * {@code run-started}: what is run, on what, and how to repeat it; always the first of a run.
     *
     * @param runId unique name of this run, as the name of its folder
     * @param name what is run, such as the scenario's name
     * @param seed the seed of everything random in the run; empty when nothing is
     * @param nodes the topology, in its own order
     * @param versions version by software, such as {@code consul} to {@code 1.14.3}
     * @param images digest by image name
     * @param command the command line that repeats the run
     */
    @JsonTypeName("run-started")
    record RunStarted(
            String runId,
            String name,
            Instant startedAt,
            Optional<Long> seed,
            List<Node> nodes,
            Map<String, String> versions,
            Map<String, String> images,
            String command)
            implements Observation {
        public RunStarted {
            requireNonNull(runId, "runId");
            requireNonNull(name, "name");
            requireNonNull(startedAt, "startedAt");
            requireNonNull(seed, "seed");
            nodes = List.copyOf(nodes);
            versions = sorted(versions);
            images = sorted(images);
            requireNonNull(command, "command");
        }

        /**
         * A node of the topology.
         *
         * @param role the label of its role, such as {@code consul-server}
         */
        public record Node(String name, String role) {
            public Node {
                requireNonNull(name, "name");
                requireNonNull(role, "role");
            }
        }
    }

    /**
     * {@code placed}: the run has its cluster.
     *
     * @param where that is, such as {@code docker}
     * @param lacks what there is not beside it, though there is elsewhere, in words
     */
    @JsonTypeName("placed")
    record Placed(String where, List<String> lacks) implements Observation {
        public Placed {
            requireNonNull(where, "where");
            lacks = List.copyOf(lacks);
        }
    }

    /** {@code run-finished}: how the run was judged, and why in one sentence; absent when the harness was killed. */
    @JsonTypeName("run-finished")
    record RunFinished(Verdict verdict, String reason) implements Observation {
        public RunFinished {
            requireNonNull(verdict, "verdict");
            requireNonNull(reason, "reason");
        }
    }

    /**
     * {@code step}: a step of the scenario began or ended.
     *
     * @param duration from start to end; empty for {@link StepStage#STARTED}
     * @param error why it failed; empty unless {@link StepStage#FAILED}
     */
    @JsonTypeName("step")
    record Step(
            String description,
            StepStage stage,
            @JsonProperty("durationNanos") Optional<Duration> duration,
            Optional<String> error)
            implements Observation {
        public Step {
            requireNonNull(description, "description");
            requireNonNull(stage, "stage");
            requireNonNull(duration, "duration");
            requireNonNull(error, "error");
        }

        /** A step that begins now. */
        public static Step started(String description) {
            return new Step(description, StepStage.STARTED, Optional.empty(), Optional.empty());
        }

        /** A step that did what it says. */
        public static Step finished(String description, Duration duration) {
            return new Step(description, StepStage.FINISHED, Optional.of(duration), Optional.empty());
        }

        /** A step that ended with an error. */
        public static Step failed(String description, Duration duration, String error) {
            return new Step(description, StepStage.FAILED, Optional.of(duration), Optional.of(error));
        }
    }

    /** Where a step is. */
    enum StepStage {
        STARTED,
        FINISHED,
        FAILED
    }

    /** {@code phase}: a phase of boot, repair or teardown has ended after {@code duration}. */
    @JsonTypeName("phase")
    record Phase(String name, @JsonProperty("durationNanos") Duration duration) implements Observation {
        public Phase {
            requireNonNull(name, "name");
            requireNonNull(duration, "duration");
        }
    }

    /**
     * {@code node-state}: a machine or one of its services changed its state.
     *
     * @param service such as {@code consul}; empty for the machine itself
     */
    @JsonTypeName("node-state")
    record NodeState(String node, Optional<String> service, State state) implements Observation {
        public NodeState {
            requireNonNull(node, "node");
            requireNonNull(service, "service");
            requireNonNull(state, "state");
        }
    }

    /** What a machine or a service is doing. */
    enum State {
        STARTING,
        UP,
        DOWN,
        /** Alive but stopped, as by SIGSTOP. */
        FROZEN,
        /** Up, but given no work on purpose. */
        DRAINED
    }

    /**
     * {@code leader-changed}: another leader, or none, was seen.
     *
     * @param leader the leader's node; empty when there is none
     * @param term the Raft term, where known
     * @param seenBy the node that says so; empty when all servers agree
     */
    @JsonTypeName("leader-changed")
    record LeaderChanged(ClusterSystem system, Optional<String> leader, Optional<Long> term, Optional<String> seenBy)
            implements Observation {
        public LeaderChanged {
            requireNonNull(system, "system");
            requireNonNull(leader, "leader");
            requireNonNull(term, "term");
            requireNonNull(seenBy, "seenBy");
        }
    }

    /**
     * {@code members-changed}: the gossip pool looks different than before.
     *
     * @param members all members now: status ({@code alive}, {@code failed}, {@code left} …) by node
     * @param seenBy the node that says so; empty when all agree
     */
    @JsonTypeName("members-changed")
    record MembersChanged(ClusterSystem system, Map<String, String> members, Optional<String> seenBy)
            implements Observation {
        public MembersChanged {
            requireNonNull(system, "system");
            members = sorted(members);
            requireNonNull(seenBy, "seenBy");
        }
    }

    /**
     * {@code node-registered}: a Nomad client as Nomad's servers list it, when first seen and after each change.
     *
     * @param status Nomad's word: {@code initializing}, {@code ready}, {@code down}, {@code disconnected}
     * @param eligible whether it is given new work
     * @param draining whether its work is being moved away
     */
    @JsonTypeName("node-registered")
    record NodeRegistered(String node, String status, boolean eligible, boolean draining) implements Observation {
        public NodeRegistered {
            requireNonNull(node, "node");
            requireNonNull(status, "status");
        }
    }

    /**
     * {@code allocation-changed}: a Nomad allocation, when first seen and after each change.
     *
     * @param allocation its id
     * @param node the name of the client it is placed on
     * @param desiredStatus Nomad's word: {@code run}, {@code stop}, {@code evict}
     * @param clientStatus Nomad's word: {@code pending}, {@code running}, {@code complete}, {@code failed}, {@code lost},
     *     {@code unknown}
     * @param previous the id of the allocation it replaces
     */
    @JsonTypeName("allocation-changed")
    record AllocationChanged(
            String allocation,
            String job,
            String group,
            String node,
            String desiredStatus,
            String clientStatus,
            Optional<String> previous)
            implements Observation {
        public AllocationChanged {
            requireNonNull(allocation, "allocation");
            requireNonNull(job, "job");
            requireNonNull(group, "group");
            requireNonNull(node, "node");
            requireNonNull(desiredStatus, "desiredStatus");
            requireNonNull(clientStatus, "clientStatus");
            requireNonNull(previous, "previous");
        }
    }

    /**
     * {@code deployment-changed}: a Nomad deployment, when first seen and after each change.
     *
     * @param deployment its id
     * @param jobVersion counted from 0
     * @param status Nomad's word: {@code running}, {@code paused}, {@code successful}, {@code failed} …
     * @param description Nomad's sentence about the status; may be empty
     */
    @JsonTypeName("deployment-changed")
    record DeploymentChanged(String deployment, String job, long jobVersion, String status, String description)
            implements Observation {
        public DeploymentChanged {
            requireNonNull(deployment, "deployment");
            requireNonNull(job, "job");
            requireNonNull(status, "status");
            requireNonNull(description, "description");
        }
    }

    /**
     * {@code request}: what one client asked, and what it then knew; recorded when the answer is in or given up on.
     *
     * <p>The request ran from {@code startNanos} to {@code startNanos + latency} on the clock of
     * {@link Timeline#nanos()}. Both come from the client itself, since the time of recording is a little later.
     *
     * @param client who asked; one client asks one thing at a time
     * @param operation what was asked, such as {@code write}, {@code read}, {@code cas}, {@code submit-job}
     * @param target which node was asked
     * @param key what it was about, such as the key of a register
     * @param value what was written or read, as JSON text ({@code 3}; {@code [1,2]} for a compare-and-set from 1 to 2)
     * @param error the class of the error, such as {@code timeout} or {@code 500}; empty when {@link Outcome#OK}
     * @param freshness of a read: how fresh it was to be, and was
     */
    @JsonTypeName("request")
    record Request(
            String client,
            String operation,
            String target,
            Optional<String> key,
            Optional<String> value,
            Outcome outcome,
            long startNanos,
            @JsonProperty("latencyNanos") Duration latency,
            Optional<String> error,
            Optional<Freshness> freshness)
            implements Observation {
        public Request {
            requireNonNull(client, "client");
            requireNonNull(operation, "operation");
            requireNonNull(target, "target");
            requireNonNull(key, "key");
            requireNonNull(value, "value");
            requireNonNull(outcome, "outcome");
            requireNonNull(latency, "latency");
            requireNonNull(error, "error");
            requireNonNull(freshness, "freshness");
        }

        /** A request whose answer has no freshness. */
        public Request(
                String client,
                String operation,
                String target,
                Optional<String> key,
                Optional<String> value,
                Outcome outcome,
                long startNanos,
                Duration latency,
                Optional<String> error) {
            this(client, operation, target, key, value, outcome, startNanos, latency, error, Optional.empty());
        }
    }

    /**
     * {@code history-judged}: what clients saw of some keys was held against what was promised.
     *
     * @param name what was held against it, as a sentence
     * @param model what the operations work on, such as {@code register}
     * @param keys that it is about; none where the history has one thing only
     * @param verdict {@link Verdict#PASSED} if all of it can be, {@link Verdict#FAILED} if not, {@link Verdict#INCONCLUSIVE}
     *     if that could not be told
     * @param reason the judge's, in a sentence
     * @param windows the smallest parts that show a violation by themselves, the most telling first; none unless it is one
     */
    @JsonTypeName("history-judged")
    record HistoryJudged(
            String name, String model, List<String> keys, Verdict verdict, String reason, List<Window> windows)
            implements Observation {
        public HistoryJudged {
            requireNonNull(name, "name");
            requireNonNull(model, "model");
            keys = List.copyOf(keys);
            requireNonNull(verdict, "verdict");
            requireNonNull(reason, "reason");
            windows = List.copyOf(windows);
        }

        /**
         * A part of a history that shows a violation.
         *
         * @param key what it is about; empty where the history has one thing only
         * @param reason what cannot be, in a sentence
         * @param operations that show it, in the order in which they were asked
         */
        public record Window(Optional<String> key, String reason, List<Asked> operations) {
            public Window {
                requireNonNull(key, "key");
                requireNonNull(reason, "reason");
                operations = List.copyOf(operations);
            }
        }

        /** The {@link Request} that this client began at this moment; a client asks one thing at a time. */
        public record Asked(String client, long startNanos) {
            public Asked {
                requireNonNull(client, "client");
            }
        }
    }

    /**
     * {@code check}: something that must hold was looked at.
     *
     * @param name what must hold, as a sentence, so that a list of passed checks reads as what was proved
     * @param bound the limit the expectation follows from, where there is one
     */
    @JsonTypeName("check")
    record Check(String name, boolean passed, Optional<String> expected, Optional<String> actual, Optional<Bound> bound)
            implements Observation {
        public Check {
            requireNonNull(name, "name");
            requireNonNull(expected, "expected");
            requireNonNull(actual, "actual");
            requireNonNull(bound, "bound");
        }

        /** A check with both sides and no limit in numbers. */
        public static Check of(String name, boolean passed, String expected, String actual) {
            return new Check(name, passed, Optional.of(expected), Optional.of(actual), Optional.empty());
        }
    }

    /**
     * {@code measurement}: a number that was measured, with the limit it was held against where there is one.
     *
     * @param name such as {@code election-time}
     * @param value finite
     * @param unit such as {@code s}; the same as the bound's
     */
    @JsonTypeName("measurement")
    record Measurement(String name, double value, String unit, Optional<Bound> bound) implements Observation {
        public Measurement {
            requireNonNull(name, "name");
            Bound.requireFinite(value, "value");
            requireNonNull(unit, "unit");
            requireNonNull(bound, "bound");
            if (bound.isPresent() && !bound.get().unit().equals(unit)) {
                throw new IllegalArgumentException(
                        "Measurement %s: expected one unit, but the value is in [%s] and its bound in [%s]"
                                .formatted(name, unit, bound.get().unit()));
            }
        }
    }

    /**
     * {@code promise}: what clients may rely on while something happens, held against what they saw.
     *
     * @param mode of asking, such as {@code consistent}
     * @param disturbance what happened, such as {@code leader isolated}
     * @param must what has to hold
     * @param may what may happen all the same
     * @param sources where that is said, one at least
     * @param held whether what has to hold did
     * @param saw what was seen, in words
     */
    @JsonTypeName("promise")
    record Promised(
            String mode, String disturbance, String must, String may, List<String> sources, boolean held, String saw)
            implements Observation {
        public Promised {
            requireNonNull(mode, "mode");
            requireNonNull(disturbance, "disturbance");
            requireNonNull(must, "must");
            requireNonNull(may, "may");
            sources = List.copyOf(sources);
            requireNonNull(saw, "saw");
        }
    }

    /**
     * {@code fault}: a fault on its way from injected to proved healed.
     *
     * @param id the same at all stages of one fault, unique in the run
     * @param kind such as {@code kill}, {@code freeze}, {@code partition}
     * @param targets the nodes, services or links it hits
     * @param detail what exactly was done, or what proved it
     */
    @JsonTypeName("fault")
    record Fault(String id, String kind, List<String> targets, FaultStage stage, Optional<String> detail)
            implements Observation {
        public Fault {
            requireNonNull(id, "id");
            requireNonNull(kind, "kind");
            targets = List.copyOf(targets);
            requireNonNull(stage, "stage");
            requireNonNull(detail, "detail");
        }
    }

    /**
     * {@code log-line}: a line an agent wrote; untrusted text.
     *
     * @param text without its line end; longer than {@link #TEXT_LIMIT} it is cut and ends with a mark that says so.
     *     Nothing is redacted here: whoever follows a log that may hold a secret applies a {@link Redaction} first
     */
    @JsonTypeName("log-line")
    record LogLine(String node, String service, String text) implements Observation {
        /** The longest text that is kept, in bytes of UTF-8, the mark included. */
        public static final int TEXT_LIMIT = 8 * 1024;

        public LogLine {
            requireNonNull(node, "node");
            requireNonNull(service, "service");
            text = CappedText.cap(text, TEXT_LIMIT);
        }
    }

    /**
     * An observation of a type that this version does not know, as a newer one wrote it.
     *
     * @param fields everything on its line but time and type, as plain Java values
     */
    record Unknown(String type, Map<String, Object> fields) implements Observation {
        public Unknown {
            requireNonNull(type, "type");
            // Not Map.copyOf: the value of a field may be null.
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }
    }

    private static Map<String, String> sorted(Map<String, String> map) {
        return Collections.unmodifiableMap(new TreeMap<>(Map.copyOf(map)));
    }
}
