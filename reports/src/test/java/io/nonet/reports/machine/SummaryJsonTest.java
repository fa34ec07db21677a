package io.nonet.reports.machine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.nonet.observe.Bound;
import io.nonet.observe.FaultStage;
import io.nonet.observe.Observation.Check;
import io.nonet.observe.Observation.Fault;
import io.nonet.observe.Observation.Measurement;
import io.nonet.observe.Observation.Phase;
import io.nonet.observe.Observation.Placed;
import io.nonet.observe.Observation.Promised;
import io.nonet.observe.Observation.RunFinished;
import io.nonet.observe.Observation.Step;
import io.nonet.observe.Outcome;
import io.nonet.observe.Verdict;
import io.nonet.reports.TestingRun;
import io.nonet.reports.model.RunReader;
import io.nonet.reports.model.RunReport;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SummaryJsonTest {
    @TempDir
    Path folder;

    @Test
    void isAsItsSchemaSays() throws IOException {
        assertThat(schema().validate(SummaryJson.of(full()).toString(), InputFormat.JSON))
                .isEmpty();
    }

    @Test
    void isRefusedByItsSchemaWithoutAnyRequiredField() throws IOException {
        ObjectNode whole = SummaryJson.of(full());
        JsonNode required = new ObjectMapper().readTree(resource()).get("required");
        assertThat(required).isNotEmpty();
        for (JsonNode field : required) {
            ObjectNode part = whole.deepCopy();
            part.remove(field.asText());
            assertThat(schema().validate(part.toString(), InputFormat.JSON))
                    .as(field.asText())
                    .isNotEmpty();
        }
    }

    @Test
    void isDescribedFieldByField() throws IOException {
        String document = Files.readString(Path.of("..", "docs", "summary.md"));
        new ObjectMapper().readTree(resource()).get("properties").fieldNames().forEachRemaining(field -> assertThat(
                        document)
                .contains("| `" + field + "`"));
    }

    @Test
    void tellsTextAsItIsThoughItIsWrittenAsItCanBeSeen() throws IOException {
        RunReport run = RunReader.read(TestingRun.everywhere(TestingRun.UNSEEN).write(folder));
        StringWriter out = new StringWriter();
        SummaryJson.write(run, out);
        assertThat(TestingRun.unseen(out.toString())).isEmpty();
        assertThat(new ObjectMapper().readTree(out.toString()))
                .isEqualTo(new ObjectMapper().readTree(SummaryJson.of(run).toString()));
    }

    @Test
    void tellsAnIncompleteRunFromOneThatPassed() {
        ObjectNode json = SummaryJson.of(RunReader.read(new TestingRun().write(folder)));
        assertThat(json.get("verdict").asText()).isEqualTo("incomplete");
        assertThat(json.get("complete").asBoolean()).isFalse();
        assertThat(json.get("lines").asInt()).isEqualTo(1);
    }

    @Test
    void tellsWhereTheClusterWasIfThereWasOne() throws IOException {
        ObjectNode json = SummaryJson.of(full());
        assertThat(json.get("place").asText()).isEqualTo("island");
        assertThat(json.get("lacks")).extracting(JsonNode::asText).containsExactly("bridges");
        assertThat(SummaryJson.of(RunReader.read(new TestingRun().write(folder)))
                        .has("place"))
                .isFalse();
    }

    @Test
    void tellsWhatWasPromised() throws IOException {
        JsonNode promise = SummaryJson.of(full()).get("promises").get(0);
        assertThat(promise.toString())
                .isEqualTo("{\"mode\":\"stale\",\"disturbance\":\"bridge\",\"must\":\"m\",\"may\":\"n\","
                        + "\"held\":false,\"saw\":\"s\",\"sources\":[\"u\"]}");
    }

    @Test
    void isOneObjectForSeveralRuns() throws IOException {
        StringWriter out = new StringWriter();
        SummaryJson.write(List.of(full()), List.of(), out);
        JsonNode json = new ObjectMapper().readTree(out.toString());
        assertThat(json.get("schema").asText()).isEqualTo("nonet-summaries/1");
        assertThat(schema().validate(json.get("runs").get(0).toString(), InputFormat.JSON))
                .isEmpty();
    }

    private RunReport full() throws IOException {
        Path own = Files.createTempDirectory(folder, "run");
        return RunReader.read(new TestingRun()
                .at(1, new Placed("island", List.of("bridges")))
                .at(1, new Phase("ready", Duration.ofSeconds(1)))
                .at(1, Step.finished("cut", Duration.ofSeconds(1)))
                .at(2, Step.failed("heal", Duration.ofSeconds(1), TestingRun.HOSTILE))
                .at(2, new Check("c", false, Optional.of("1"), Optional.of("2"), Optional.of(new Bound(5, "s", "f"))))
                .at(2, new Measurement("m", 6, "s", Optional.of(new Bound(5, "s", "f"))))
                .at(2, new Measurement("n", 6, "writes", Optional.empty()))
                .at(2, new Promised("stale", "bridge", "m", "n", List.of("u"), false, "s"))
                .at(2, new Fault("f1", "pause", List.of("consul-0"), FaultStage.INJECTED, Optional.empty()))
                .request(2, Outcome.OK, 10)
                .request(3, Outcome.INFO, 10)
                .at(3, new RunFinished(Verdict.FAILED, "why"))
                .write(own));
    }

    private static Schema schema() throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(resource(), InputFormat.JSON);
    }

    private static String resource() throws IOException {
        try (InputStream in = SummaryJson.class.getResourceAsStream("summary.schema.json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
