package io.nonet.scenarios.workload;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nonet.client.nomad.JobSpec;
import io.nonet.client.nomad.PlacementFailure;
import java.util.Map;
import org.junit.jupiter.api.Test;

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

    private static JobSpec job() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("ID", "web");
        json.putArray("Datacenters").add("dc9");
        return new JobSpec(json);
    }
}
