package io.nonet.scenarios.workload;

import static io.nonet.scenarios.workload.JobParts.elements;
import static io.nonet.scenarios.workload.JobParts.text;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.nonet.client.consul.ServiceInstance;
import io.nonet.client.nomad.Allocation;
import io.nonet.client.nomad.JobSpec;
import io.nonet.client.nomad.TaskState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A service that each allocation of a group announces in Consul.
 *
 * @param group of the job
 * @param task that it belongs to; empty if it belongs to the group as a whole
 * @param name in Consul. Nomad's servers have put the job's, the group's and the task's name into it; what only clients know,
 *     such as <code>${meta.rack}</code>, is left as the file has it
 * @param port its label or number, left as the file has it; empty if it has none
 */
record AnnouncedService(String group, Optional<String> task, String name, String port, List<AnnouncedCheck> checks) {
    /** {@code envRe} in {@code helper/args/args.go} of Nomad 1.4.3. */
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{[A-Za-z0-9_.-]+}");

    AnnouncedService {
        requireNonNull(group, "group");
        requireNonNull(task, "task");
        requireNonNull(name, "name");
        requireNonNull(port, "port");
        checks = List.copyOf(checks);
    }

    /**
     * All of a job's services but for those that Nomad keeps itself, and those of tasks that come to their end while the allocation
     * goes on: ones with a {@code lifecycle} that are no sidecars.
     *
     * @param spec as the file has it, or Nomad
     */
    static List<AnnouncedService> of(JobSpec spec) {
        return of(spec, AnnouncedService::staysWithItsGroup);
    }

    /** All of a job's services but for those that Nomad keeps itself, for however long they are there. */
    static List<AnnouncedService> ofAllTasks(JobSpec spec) {
        return of(spec, task -> true);
    }

    private static List<AnnouncedService> of(JobSpec spec, Predicate<JsonNode> tasks) {
        List<AnnouncedService> found = new ArrayList<>();
        String job = spec.json().path("Name").asText(spec.id());
        for (JsonNode group : JobParts.groups(spec)) {
            String name = text(group, "Name");
            elements(group.path("Services")).forEach(service -> add(service, job, name, Optional.empty(), found));
            for (JsonNode task : elements(group.path("Tasks"))) {
                if (tasks.test(task)) {
                    elements(task.path("Services"))
                            .forEach(service -> add(service, job, name, Optional.of(text(task, "Name")), found));
                }
            }
        }
        return List.copyOf(found);
    }

    private static boolean staysWithItsGroup(JsonNode task) {
        JsonNode lifecycle = task.path("Lifecycle");
        return text(lifecycle, "Hook").isEmpty() || lifecycle.path("Sidecar").asBoolean();
    }

    private static void add(
            JsonNode service, String job, String group, Optional<String> task, List<AnnouncedService> found) {
        if (text(service, "Provider").equals("nomad")) {
            return;
        }
        String port = text(service, "PortLabel");
        found.add(new AnnouncedService(
                group,
                task,
                name(text(service, "Name"), job, group, task),
                port,
                elements(service.path("Checks")).stream()
                        .map(check -> AnnouncedCheck.of(check, port))
                        .toList()));
    }

    /** {@code Service.Canonicalize} in {@code api/services.go} and {@code nomad/structs/services.go} of Nomad 1.4.3. */
    private static String name(String given, String job, String group, Optional<String> task) {
        if (given.isEmpty()) {
            return job + "-" + group + task.map(own -> "-" + own).orElse("");
        }
        String owner = task.orElse("group");
        return given.replace("${JOB}", job)
                .replace("${TASKGROUP}", group)
                .replace("${TASK}", owner)
                .replace("${BASE}", job + "-" + group + "-" + owner);
    }

    /** Whether its name is known only once a client has put its own values into it. */
    boolean isNamedByClients() {
        return VARIABLE.matcher(name).find();
    }

    /** Whether it may have this name in Consul. */
    boolean maybeNamed(String inConsul) {
        return Pattern.matches(filledIn(name), inConsul);
    }

    /** Whether an allocation is to announce it: one of its group, in which its task runs if it belongs to one. */
    boolean isExpectedOf(Allocation allocation) {
        return allocation.taskGroup().equals(group)
                && task.map(allocation.taskStates()::get)
                        .map(TaskState::state)
                        .map("running"::equals)
                        .orElse(task.isEmpty());
    }

    /** Within this time it passes no more once its task is gone; empty if it has no check, and passes until it is taken back. */
    Optional<Duration> noticed() {
        return checks.stream().map(AnnouncedCheck::noticed).max(Comparator.naturalOrder());
    }

    /** What its clients can ask for as one of its checks does; empty if they cannot, or do not know its name. */
    Optional<String> page() {
        return isNamedByClients()
                ? Optional.empty()
                : checks.stream().flatMap(check -> check.page().stream()).findFirst();
    }

    /**
     * Whether this is what an allocation announces as this service, on the allocation's own node.
     *
     * <p>The id tells, by {@code MakeAllocServiceID} in {@code client/serviceregistration/id.go} of Nomad 1.4.3; where clients put
     * values into name or port anything there will do.
     */
    boolean isOf(ServiceInstance instance, Allocation allocation) {
        return isWithId(instance, allocation, "");
    }

    /**
     * Whether this is the proxy beside the service, which Consul's agent registers for it: {@code sidecarIDFromServiceID} in {@code
     * agent/structs/structs.go} of Consul 1.14.3.
     */
    boolean isProxyOf(ServiceInstance instance, Allocation allocation) {
        return isWithId(instance, allocation, "-sidecar-proxy");
    }

    private boolean isWithId(ServiceInstance instance, Allocation allocation, String end) {
        String workload = task.orElse("group-" + group);
        return allocation.taskGroup().equals(group)
                && allocation.nodeName().equals(instance.node().name())
                && Pattern.matches(
                        Pattern.quote(ServiceIds.PREFIX + allocation.id() + "-" + workload + "-") + filledIn(name) + "-"
                                + filledIn(port) + end,
                        instance.service().id());
    }

    /** A pattern for a text in which the client has replaced what stands for its own values. */
    private static String filledIn(String text) {
        Matcher variables = VARIABLE.matcher(text);
        List<String> parts = new ArrayList<>();
        int end = 0;
        while (variables.find()) {
            parts.add(Pattern.quote(text.substring(end, variables.start())));
            end = variables.end();
        }
        parts.add(Pattern.quote(text.substring(end)));
        return parts.stream().collect(Collectors.joining(".*"));
    }
}
