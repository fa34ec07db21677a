package io.nonet.reports.machine;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nonet.observe.Bound;
import io.nonet.observe.FaultStage;
import io.nonet.observe.Observation.Measurement;
import io.nonet.observe.Observation.Promised;
import io.nonet.observe.Observation.RunStarted;
import io.nonet.observe.TimedObservation;
import io.nonet.observe.VisibleText;
import io.nonet.reports.model.Claim;
import io.nonet.reports.model.FaultStory;
import io.nonet.reports.model.Latencies;
import io.nonet.reports.model.Load;
import io.nonet.reports.model.RunReport;
import io.nonet.reports.model.Took;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** A run in JSON, as {@code docs/summary.md} and the schema {@code summary.schema.json} describe it. */
public final class SummaryJson {
    /** The version of the format. */
    public static final String SCHEMA = "nonet-summary/1";

    private static final double NANOS = 1e9;
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private SummaryJson() {}

    /** Writes the summary of a run, with a line feed at its end. */
    public static void write(RunReport run, Writer out) throws IOException {
        write(of(run), out);
    }

    /** Writes the summaries of several runs as one object: {@code runs}, and {@code unreadable} for those that have none. */
    public static void write(List<RunReport> runs, List<UnreadableRun> unreadable, Writer out) throws IOException {
        ObjectNode all = JsonNodeFactory.instance.objectNode().put("schema", "nonet-summaries/1");
        ArrayNode array = all.putArray("runs");
        runs.forEach(run -> array.add(of(run)));
        ArrayNode others = all.putArray("unreadable");
        unreadable.forEach(run -> others.addObject().put("file", run.file()).put("problem", run.problem()));
        write(all, out);
    }

    private static void write(ObjectNode json, Writer out) throws IOException {
        out.write(VisibleText.ofLines(MAPPER.writeValueAsString(json)));
        out.write('\n');
        out.flush();
    }

    static ObjectNode of(RunReport run) {
        RunStarted started = run.started();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("schema", SCHEMA)
                .put("runId", started.runId())
                .put("name", started.name())
                .put("verdict", run.ending().word())
                .put("reason", run.ending().reason())
                .put("complete", run.ending().complete())
                .put("lines", run.ending().lastLine())
                .put("cutOff", run.ending().cutOff())
                .put("startedAt", started.startedAt().toString())
                .put("seconds", run.endNanos() / NANOS);
        started.seed().ifPresent(seed -> json.put("seed", seed));
        json.put("command", started.command());
        ArrayNode nodes = json.putArray("nodes");
        started.nodes()
                .forEach(node -> nodes.addObject().put("name", node.name()).put("role", node.role()));
        ObjectNode versions = json.putObject("versions");
        started.versions().forEach(versions::put);
        ObjectNode images = json.putObject("images");
        started.images().forEach(images::put);
        run.placed().ifPresent(placed -> {
            json.put("place", placed.where());
            ArrayNode lacks = json.putArray("lacks");
            placed.lacks().forEach(lacks::add);
        });
        json.put("observations", run.observations());
        ArrayNode checks = json.putArray("checks");
        run.claims().forEach(claim -> add(checks.addObject(), claim));
        ArrayNode measurements = json.putArray("measurements");
        run.measurements().forEach(seen -> add(measurements.addObject(), seen));
        ArrayNode promises = json.putArray("promises");
        run.promises().forEach(promise -> add(promises.addObject(), promise));
        ArrayNode faults = json.putArray("faults");
        run.faults().forEach(fault -> add(faults.addObject(), fault));
        ArrayNode steps = json.putArray("steps");
        ArrayNode phases = json.putArray("phases");
        run.took().forEach(took -> add((took.kind() == Took.Kind.STEP ? steps : phases).addObject(), took));
        ObjectNode requests = json.putObject("requests");
        add(requests, run.clients().total());
        ArrayNode operations = requests.putArray("operations");
        run.clients().operations().forEach(load -> add(operations.addObject().put("name", load.name()), load));
        ObjectNode errors = requests.putObject("errors");
        run.clients().errors().forEach(errors::put);
        return json;
    }

    private static void add(ObjectNode json, Claim claim) {
        json.put("name", claim.name())
                .put("passed", claim.proved())
                .put("held", claim.held())
                .put("broken", claim.broken())
                .put("atSeconds", claim.lastNanos() / NANOS);
        claim.expected().ifPresent(expected -> json.put("expected", expected));
        claim.actual().ifPresent(actual -> json.put("actual", actual));
        claim.bound().ifPresent(bound -> add(json.putObject("bound"), bound));
    }

    private static void add(ObjectNode json, TimedObservation<Measurement> seen) {
        Measurement measured = seen.observation();
        json.put("name", measured.name())
                .put("value", measured.value())
                .put("unit", measured.unit())
                .put("atSeconds", seen.nanos() / NANOS);
        measured.bound().ifPresent(bound -> {
            json.put("withinBound", measured.value() <= bound.limit());
            add(json.putObject("bound"), bound);
        });
    }

    private static void add(ObjectNode json, Bound bound) {
        json.put("limit", bound.limit()).put("unit", bound.unit()).put("formula", bound.formula());
    }

    private static void add(ObjectNode json, Promised promise) {
        json.put("mode", promise.mode())
                .put("disturbance", promise.disturbance())
                .put("must", promise.must())
                .put("may", promise.may())
                .put("held", promise.held())
                .put("saw", promise.saw());
        ArrayNode sources = json.putArray("sources");
        promise.sources().forEach(sources::add);
    }

    private static void add(ObjectNode json, FaultStory fault) {
        json.put("id", fault.id()).put("kind", fault.kind());
        ArrayNode targets = json.putArray("targets");
        fault.targets().forEach(targets::add);
        put(json, "injectedAtSeconds", fault, FaultStage.INJECTED);
        put(json, "provedAtSeconds", fault, FaultStage.PROVED);
        put(json, "healedAtSeconds", fault, FaultStage.HEALED);
        put(json, "healProvedAtSeconds", fault, FaultStage.HEAL_PROVED);
    }

    private static void put(ObjectNode json, String name, FaultStory fault, FaultStage stage) {
        fault.at(stage).ifPresent(nanos -> json.put(name, nanos / NANOS));
    }

    private static void add(ObjectNode json, Took took) {
        json.put("name", took.name()).put("endSeconds", took.endNanos() / NANOS).put("seconds", took.nanos() / NANOS);
        took.error().ifPresent(error -> json.put("error", error));
    }

    private static void add(ObjectNode json, Load load) {
        Latencies latencies = load.latencies();
        json.put("ok", load.ok()).put("fail", load.fail()).put("info", load.info());
        json.putObject("latencyMillis")
                .put("p50", latencies.p50())
                .put("p90", latencies.p90())
                .put("p99", latencies.p99())
                .put("max", latencies.max());
    }
}
