package io.nonet.scenarios.workload;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nonet.client.consul.CatalogNode;
import io.nonet.client.consul.CheckStatus;
import io.nonet.client.consul.HealthCheck;
import io.nonet.client.consul.ServiceInstance;
import io.nonet.client.nomad.Allocation;
import io.nonet.client.nomad.JobSpec;
import io.nonet.client.nomad.TaskState;
import java.util.List;
import java.util.Map;

/** Jobs, allocations and instances for tests that need no cluster. */
public final class TestingJob {
    static final String FIRST = "11111111-1111-1111-1111-111111111111";
    static final String SECOND = "22222222-2222-2222-2222-222222222222";

    private TestingJob() {}

    /** A job {@code shop} from its JSON, in which an apostrophe stands for a quotation mark. */
    static JobSpec job(String groups) {
        try {
            return new JobSpec(
                    JsonMapper.builder().build().readValue("""
                    {'ID': 'shop', 'Name': 'shop', 'TaskGroups': [%s]}""".formatted(groups).replace('\'', '"'), ObjectNode.class));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** One of job {@code shop} on client {@code c}, whose only task is {@code main}. */
    static Allocation allocation(String id, String group, String clientStatus, String taskState) {
        return allocation(id, group, clientStatus, Map.of("main", task(taskState)));
    }

    static Allocation allocation(String id, String group, String clientStatus, Map<String, TaskState> tasks) {
        return allocation(id, group, "c", clientStatus, tasks);
    }

    /** One of job {@code shop} on this client. */
    public static Allocation allocation(
            String id, String group, String client, String clientStatus, Map<String, TaskState> tasks) {
        return new Allocation(
                id,
                "",
                "shop." + group + "[0]",
                client,
                client,
                "shop",
                0L,
                group,
                "run",
                "",
                clientStatus,
                "",
                tasks,
                null,
                "",
                "",
                "",
                "",
                null,
                null,
                null,
                0,
                0,
                0);
    }

    public static TaskState task(String state) {
        return new TaskState(state, false, 0, null, null, List.of());
    }

    /** An instance on node {@code c} with one check. */
    static ServiceInstance instance(String id, String name, CheckStatus status) {
        return instance("c", id, name, status);
    }

    static ServiceInstance instance(String node, String id, String name, CheckStatus status) {
        return new ServiceInstance(
                new CatalogNode(node, node, "10.64.0.18", "dc1", Map.of()),
                new ServiceInstance.Service(id, name, "", 8080, List.of(), Map.of()),
                List.of(new HealthCheck(node, "check", "alive", status, "", id, name)));
    }
}
