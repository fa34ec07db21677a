package io.nonet.scenarios.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nonet.client.nomad.JobSpec;
import io.nonet.client.nomad.PlacementFailure;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlannedJobTest {
    private final JobSpec job = job();

    @Test
    void saysWhichConstraintAndWhichResourceLeftNoPlace() {
        PlacementFailure failure =
                new PlacementFailure(3, 2, 1, Map.of("${node.class} = fast", 2), Map.of("memory", 1), 0);

        assertThat(PlannedJob.reason(job, failure))
                .isEqualTo(
                        "2 client(s) filtered by constraint ${node.class} = fast; 1 client(s) with too little left of memory");
    }

    @Test
    void saysThatNobodyIsInItsDatacenters() {
        assertThat(PlannedJob.reason(job, new PlacementFailure(0, 0, 0, Map.of(), Map.of(), 0)))
                .isEqualTo("no client that is ready is in its datacenters [\"dc9\"]");
    }

    @Test
    void refusesAJobThatEndsByItself() {
        JobFile file = new JobFile("my.nomad", "");
        JobSpec batch = job.with(json -> json.put("Type", "batch"));
        JobSpec everywhere = job.with(json -> json.put("Type", "sysbatch"));

        assertThatThrownBy(() -> PlannedJob.requireLasting(file, batch))
                .isInstanceOf(JobFileException.class)
                .hasMessage(
                        "my.nomad: job web is of type batch, which ends by itself; expected type service or system");
        assertThatThrownBy(() -> PlannedJob.requireLasting(file, everywhere)).hasMessageContaining("sysbatch");
        assertThatCode(() -> PlannedJob.requireLasting(file, job)).doesNotThrowAnyException();
    }

    @Test
    void aPageIsWhatItsCheckAsksFor() {
        PlannedJob planned = new PlannedJob(TestingJob.job("""
                {'Name': 'web', 'Services': [{'PortLabel': 'http', 'Checks': [
                  {'Type': 'tcp'}, {'Type': 'http', 'Path': '/health'}]}]},
                {'Name': 'other', 'Services': [{'Name': 'shop-web', 'PortLabel': 'http'}]}"""), Map.of("web", 2, "other", 3));

        assertThat(planned.page()).contains(new ServicePage("shop-web", "/health", 5));
        assertThat(planned.count()).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'Checks': []",
                "'Checks': [{'Type': 'tcp'}]",
                "'Checks': [{'Type': 'http', 'Path': '/', 'Protocol': 'https'}]",
                "'Checks': [{'Type': 'http', 'Path': '/', 'PortLabel': 'admin'}]",
                "'Checks': [{'Type': 'http', 'Path': '/', 'Method': 'POST'}]",
                "'Checks': [{'Type': 'http', 'Path': '/', 'Header': {'Host': ['shop']}}]",
                "'Checks': [{'Type': 'http', 'Path': '/${meta.rack}'}]",
                "'Checks': [{'Type': 'http', 'Path': '/'}], 'Provider': 'nomad'",
                "'Checks': [{'Type': 'http', 'Path': '/'}], 'Name': 'shop-${meta.rack}'"
            })
    void thereIsNoneThatItsClientsCouldNotAskFor(String service) {
        JobSpec spec = TestingJob.job("{'Name': 'web', 'Services': [{'PortLabel': 'http', " + service + "}]}");

        assertThat(new PlannedJob(spec, Map.of("web", 1)).page()).isEmpty();
    }

    private static JobSpec job() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("ID", "web");
        json.putArray("Datacenters").add("dc9");
        return new JobSpec(json);
    }
}
