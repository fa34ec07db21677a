package io.nonet.reports.model;

import io.nonet.observe.Observation;
import io.nonet.observe.Observation.AllocationChanged;
import io.nonet.observe.Observation.Check;
import io.nonet.observe.Observation.DeploymentChanged;
import io.nonet.observe.Observation.Fault;
import io.nonet.observe.Observation.HistoryJudged;
import io.nonet.observe.Observation.LeaderChanged;
import io.nonet.observe.Observation.LogLine;
import io.nonet.observe.Observation.Measurement;
import io.nonet.observe.Observation.MembersChanged;
import io.nonet.observe.Observation.NodeRegistered;
import io.nonet.observe.Observation.NodeState;
import io.nonet.observe.Observation.Phase;
import io.nonet.observe.Observation.Placed;
import io.nonet.observe.Observation.Promised;
import io.nonet.observe.Observation.Request;
import io.nonet.observe.Observation.RunFinished;
import io.nonet.observe.Observation.RunStarted;
import io.nonet.observe.Observation.Step;
import io.nonet.observe.Observation.StepStage;
import io.nonet.observe.Observation.Unknown;
import io.nonet.observe.Outcome;
import io.nonet.observe.Verdict;
import io.nonet.reports.model.Entry.Kind;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says in a line what an observation tells; requests that were answered are told by their number alone. */
final class Entries {
    private static final String RUN = "run";

    private Entries() {}

    static Optional<Entry> of(long nanos, Observation seen) {
        return Optional.ofNullable(
                seen instanceof Request request
                        ? request(nanos, request)
                        : seen instanceof Unknown unknown
                                ? new Entry(nanos, Kind.STATE, unknown.type(), String.valueOf(unknown.fields()))
                                : told(nanos, seen));
    }

    private static Entry told(long nanos, Observation seen) {
        if (seen instanceof LogLine line) {
            return new Entry(nanos, Kind.LOG, line.node() + "/" + line.service(), line.text());
        }
        if (seen instanceof Step step) {
            String stage = step.stage().name().toLowerCase(Locale.ROOT);
            String error = step.error().map(text -> ": " + text).orElse("");
            return new Entry(
                    nanos,
                    step.stage() == StepStage.FAILED ? Kind.FAILURE : Kind.STEP,
                    "step " + stage,
                    step.description() + error);
        }
        if (seen instanceof Check check) {
            String expected = check.expected().map(text -> ": expected " + text).orElse("");
            String actual = check.actual().map(text -> ", was " + text).orElse("");
            return new Entry(
                    nanos,
                    check.passed() ? Kind.CHECK : Kind.FAILURE,
                    check.passed() ? "holds" : "does not hold",
                    check.name() + expected + actual);
        }
        if (seen instanceof HistoryJudged judged) {
            return new Entry(
                    nanos,
                    judged.verdict() == Verdict.FAILED ? Kind.FAILURE : Kind.CHECK,
                    "history " + word(judged.verdict().name()),
                    judged.name() + ": " + judged.reason());
        }
        if (seen instanceof Fault fault) {
            String detail = fault.detail().map(text -> ": " + text).orElse("");
            return new Entry(
                    nanos,
                    Kind.FAULT,
                    fault.id() + " "
                            + fault.stage().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    String.join(", ", fault.targets()) + detail);
        }
        if (seen instanceof Promised promised) {
            return new Entry(
                    nanos,
                    promised.held() ? Kind.CHECK : Kind.FAILURE,
                    promised.held() ? "promise kept" : "promise broken",
                    promised.mode() + ", " + promised.disturbance() + ": " + promised.must() + ": " + promised.saw());
        }
        if (seen instanceof Measurement measured) {
            return new Entry(nanos, Kind.MEASUREMENT, measured.name(), measured.value() + " " + measured.unit());
        }
        return state(nanos, seen);
    }

    private static Entry state(long nanos, Observation seen) {
        if (seen instanceof RunStarted started) {
            return new Entry(nanos, Kind.STEP, RUN, "started: " + started.command());
        }
        if (seen instanceof RunFinished finished) {
            String verdict = finished.verdict().name().toLowerCase(Locale.ROOT);
            return new Entry(
                    nanos,
                    finished.verdict() == Verdict.PASSED ? Kind.STEP : Kind.FAILURE,
                    RUN,
                    verdict + ": " + finished.reason());
        }
        if (seen instanceof Placed placed) {
            return new Entry(nanos, Kind.STEP, RUN, "its cluster is here: " + placed.where());
        }
        if (seen instanceof Phase phase) {
            return new Entry(nanos, Kind.STEP, "phase", phase.name());
        }
        if (seen instanceof NodeState state) {
            String service = state.service().map(name -> "/" + name).orElse("");
            return new Entry(
                    nanos,
                    Kind.STATE,
                    state.node() + service,
                    state.state().name().toLowerCase(Locale.ROOT));
        }
        if (seen instanceof LeaderChanged change) {
            String term = change.term().map(number -> ", term " + number).orElse("");
            String by = change.seenBy().map(node -> ", says " + node).orElse("");
            return new Entry(
                    nanos,
                    Kind.STATE,
                    word(change.system().name()),
                    "leader: " + change.leader().orElse("none") + term + by);
        }
        if (seen instanceof MembersChanged change) {
            String by = change.seenBy().map(node -> ", says " + node).orElse("");
            return new Entry(nanos, Kind.STATE, word(change.system().name()), "members: " + change.members() + by);
        }
        if (seen instanceof NodeRegistered node) {
            String more = (node.eligible() ? "" : ", not eligible") + (node.draining() ? ", draining" : "");
            return new Entry(nanos, Kind.STATE, node.node(), "listed by Nomad as " + node.status() + more);
        }
        if (seen instanceof AllocationChanged change) {
            String words = "%s on %s: %s, desired %s"
                    .formatted(change.allocation(), change.node(), change.clientStatus(), change.desiredStatus());
            return new Entry(nanos, Kind.STATE, change.job() + "/" + change.group(), words);
        }
        DeploymentChanged change = (DeploymentChanged) seen;
        return new Entry(
                nanos,
                Kind.STATE,
                change.job() + " version " + change.jobVersion(),
                "deployment " + change.status() + ": " + change.description());
    }

    private static @Nullable Entry request(long nanos, Request request) {
        if (request.outcome() == Outcome.OK) {
            return null;
        }
        String words = "%s at %s%s: %s after %d ms (%s)"
                .formatted(
                        request.operation(),
                        request.target(),
                        request.key().map(key -> " of " + key).orElse(""),
                        request.error().orElse("no answer"),
                        request.latency().toMillis(),
                        request.outcome() == Outcome.INFO ? "may have happened" : "did not happen");
        return new Entry(nanos, Kind.REQUEST, request.client(), words);
    }

    private static String word(String constant) {
        return constant.toLowerCase(Locale.ROOT);
    }
}
