package io.nonet.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.client.consul.ConsulClient;
import io.nonet.client.consul.ServiceRegistration;
import io.nonet.client.consul.SessionSpec;
import io.nonet.client.nomad.Allocation;
import io.nonet.client.nomad.Namespaces;
import io.nonet.client.nomad.NodeStub;
import io.nonet.client.nomad.NomadClient;
import io.nonet.client.nomad.SchedulerConfiguration;
import io.nonet.cluster.Cluster;
import io.nonet.cluster.Machine;
import io.nonet.cluster.Service;
import io.nonet.junit.NonetExtension;
import io.nonet.observe.Observation.NodeState;
import io.nonet.observe.Observation.State;
import io.nonet.observe.Observation.Step;
import io.nonet.observe.Observation.StepStage;
import io.nonet.observe.Timeline;
import io.nonet.topology.NodeSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What one test leaves behind, the next one on the same cluster does not find. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CleanSlateIT {
    @RegisterExtension
    static final NonetExtension NONET =
            NonetExtension.builder().topology(SmallTopology.WITH_TWO_CLIENTS).build();

    private static final String JOB = """
            job "left-behind" {
              datacenters = ["dc1"]
              group "sleep" {
                count = 2
                service {
                  name = "left-behind-task"
                  port = "1234"
                }
                task "sleep" {
                  driver = "raw_exec"
                  config {
                    command = "sleep"
                    args    = ["1000"]
                  }
                }
              }
            }
            """;

    private static @Nullable String sharedName;

    @Test
    @Order(1)
    void leavesAllSortsOfThingsBehind(Cluster cluster, ConsulClient consul, NomadClient nomad) {
        sharedName = cluster.name();
        nomad.jobs().run(nomad.jobs().parse(JOB, false));
        await().until(() -> nomad.allocations().list().stream()
                        .filter(Allocation::isRunning)
                        .count()
                == 2);

        String session = consul.sessions().create(SessionSpec.named("left behind"));
        assertThat(consul.kv().acquire("left/locked", "by a session", session)).isTrue();
        consul.services().register(ServiceRegistration.of("left-behind-service", 80));

        nomad.namespaces().create("left");
        NomadClient elsewhere = nomad.inNamespace("left");
        elsewhere.jobs().run(elsewhere.jobs().parse(JOB.replace("left-behind", "left-elsewhere"), false));
        elsewhere.variables().put("left/behind", Map.of("key", "value"));
        await().until(() ->
                elsewhere.jobs().list().stream().anyMatch(job -> job.namespace().equals("left")));

        SchedulerConfiguration configuration = nomad.operator().schedulerConfiguration();
        nomad.operator()
                .setSchedulerConfiguration(
                        configuration.with(configuration.preemptionConfig().withServices(true)));

        NodeSpec client = cluster.topology().nomadClients().get(0);
        cluster.machine(client).services().stop(Service.DOCKERD);
        cluster.machine(client).services().killAndKeepDown(Service.CONSUL);
        NodeStub other = nomad.nodes().list().stream()
                .filter(node -> !node.name().equals(client.name()))
                .findFirst()
                .orElseThrow();
        nomad.nodes().setEligible(other.id(), false);
        cluster.machine(other.name()).services().pause(Service.DOCKERD);
        cluster.machine(cluster.topology().nomadServers().get(0)).services().stop(Service.LINK);
    }

    @Test
    @Order(2)
    void findsNothingOfItAndAllServicesRunning(
            Cluster cluster, ConsulClient consul, NomadClient nomad, Timeline timeline) {
        assertThat(cluster.name()).as("the same cluster, not a fresh one").isEqualTo(sharedName);
        assertThat(timeline.snapshot().values(Step.class)).isEmpty();
        assertThat(timeline.snapshot().values(NodeState.class))
                .contains(
                        new NodeState("nomad-client-0", Optional.empty(), State.UP),
                        new NodeState("nomad-client-0", Optional.of("consul"), State.UP),
                        new NodeState("nomad-client-0", Optional.of("nomad"), State.UP));

        NomadClient everywhere = nomad.inNamespace("*");
        assertThat(everywhere.jobs().list()).isEmpty();
        assertThat(everywhere.allocations().list()).isEmpty();
        assertThat(everywhere.deployments().list()).isEmpty();
        assertThat(everywhere.variables().list()).isEmpty();
        assertThat(nomad.namespaces().list()).containsExactly(Namespaces.DEFAULT);
        assertThat(nomad.operator().schedulerConfiguration()).isEqualTo(SchedulerConfiguration.DEFAULT);
        assertThat(consul.kv().keys("")).isEmpty();
        assertThat(consul.sessions().list()).isEmpty();
        assertThat(consul.catalog().services()).containsOnlyKeys("consul", "nomad", "nomad-client");
        assertThat(nomad.nodes().list()).allMatch(NodeStub::isEligible);
        assertThat(cluster.topology().nomadClients())
                .allMatch(client -> cluster.machine(client).services().isRunning(Service.DOCKERD))
                .noneMatch(client -> cluster.machine(client).services().isPaused(Service.DOCKERD));
        assertThat(consul.kv()
                        .acquire(
                                "left/locked",
                                "no lock delay",
                                consul.sessions().create(SessionSpec.named("new"))))
                .isTrue();
    }

    @Test
    @Order(3)
    void leavesAMachineStopped(Cluster cluster) {
        Machine machine = cluster.machine("consul-0");
        machine.exec(Duration.ofSeconds(10), List.of("sh", "-c", "kill 1"));
        await().until(() -> !machine.isUp());
    }

    @Test
    @Order(4)
    void findsAnotherClusterInPlaceOfOneThatIsBroken(Cluster cluster, Timeline timeline) {
        assertThat(cluster.name()).isNotEqualTo(sharedName);
        assertThat(timeline.snapshot().values(Step.class)).singleElement().satisfies(step -> {
            assertThat(step.stage()).isEqualTo(StepStage.FAILED);
            assertThat(step.error())
                    .hasValueSatisfying(error -> assertThat(error).contains("replaced", "consul-0"));
        });
        assertThat(cluster.readiness().problems()).isEmpty();
    }

    private static ConditionFactory await() {
        return Awaitility.await().pollInterval(Duration.ofMillis(100)).atMost(Duration.ofSeconds(30));
    }
}
