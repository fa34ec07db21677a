package io.nonet.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nonet.chaos.Chaos;
import io.nonet.chaos.ClockFault;
import io.nonet.chaos.DiskFault;
import io.nonet.chaos.Drift;
import io.nonet.chaos.FaultException;
import io.nonet.chaos.Healed;
import io.nonet.chaos.Injection;
import io.nonet.chaos.MachineFault;
import io.nonet.chaos.NetworkFault;
import io.nonet.chaos.ProcessFault;
import io.nonet.chaos.ProcessFault.Action;
import io.nonet.chaos.UnsupportedFaultException;
import io.nonet.chaos.VacuousFaultException;
import io.nonet.chaos.link.Effect;
import io.nonet.chaos.link.LinkControl;
import io.nonet.chaos.link.Partition;
import io.nonet.chaos.link.Scope;
import io.nonet.client.ApiUnreachableException;
import io.nonet.client.MemberStatus;
import io.nonet.client.consul.ConsulClient;
import io.nonet.client.nomad.NomadClient;
import io.nonet.cluster.Cluster;
import io.nonet.cluster.ExecResult;
import io.nonet.cluster.Machine;
import io.nonet.cluster.Service;
import io.nonet.junit.NonetTest;
import io.nonet.topology.Link;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Faults do what they say, and do not pass for what they are not. */
@NonetTest
class FaultsIT {
    private static final Duration READY_AGAIN = Duration.ofMinutes(2);
    private static final Duration COMMAND = Duration.ofSeconds(10);
    private static final String PROBE = "/usr/local/lib/nonet/probe";
    private static final Partition BETWEEN = Partition.split(List.of(List.of("consul-1"), List.of("nomad-client-0")));
    private static final NetworkFault CUT = NetworkFault.drop(BETWEEN);
    private static final Scope TCP = new Scope(Scope.Protocols.TCP, Scope.Services.ALL);
    private static final NetworkFault SLOW =
            NetworkFault.of(BETWEEN, TCP, new Effect.Latency(Duration.ofMillis(100), Duration.ZERO));

    private final Cluster cluster;
    private final Chaos chaos;

    FaultsIT(Cluster cluster) {
        this.cluster = cluster;
        this.chaos = Chaos.on(cluster);
    }

    @Test
    void aFaultThatSomebodyTookAwayDoesNotPassForBiting() {
        try (Injection cut = chaos.inject(CUT)) {
            new LinkControl(cluster).force(Map.of());

            assertThatThrownBy(cut::awaitEffect)
                    .isInstanceOf(VacuousFaultException.class)
                    .hasMessageContaining("nomad-client-0>consul-1:8300/tcp: answered");
        }
    }

    @Test
    void aFaultThatStaysDoesNotPassForHealed() {
        LinkControl links = new LinkControl(cluster);
        try (Injection slow = chaos.inject(SLOW)) {
            slow.heal();
            links.force(Map.of("stays", SLOW.links()));

            assertThatThrownBy(slow::awaitHealed)
                    .isInstanceOf(FaultException.class)
                    .hasMessageContaining("nomad-client-0>consul-1:8300/tcp: answered after");
        } finally {
            links.force(Map.of());
        }
    }

    @Test
    void faultsOverlapAndHealingOneLeavesTheOther() {
        try (Injection slow = chaos.inject(SLOW);
                Injection cut = chaos.inject(CUT)) {
            cut.awaitEffect();
            cut.heal();
            cut.heal();

            assertThat(slow.awaitEffect()).contains("latency 100 ms");
            assertThat(Chaos.on(cluster).injection(cut.id())).isEmpty();
            slow.heal();
            slow.awaitHealed();
        }
        assertThat(chaos.active()).isEmpty();
    }

    @Test
    void aTestThatIsInterruptedHealsAllTheSame() {
        try (Injection cut = chaos.inject(CUT)) {
            cut.awaitEffect();
            Thread.currentThread().interrupt();
        }
        assertThat(Thread.interrupted()).isTrue();
        assertThat(chaos.active()).isEmpty();
        // It would not go into links that are cut still.
        try (Injection again = chaos.inject(CUT)) {
            again.awaitEffect();
        }
    }

    @Test
    void theConnectionsOfATestsOwnClientTakeLongerAndOnlyThose() {
        Duration latency = Duration.ofMillis(150);
        Partition edge = Partition.split(List.of(List.of(Link.HOST), List.of("consul-0")));
        ConsulClient slowed = cluster.consul(cluster.topology().node("consul-0"));
        ConsulClient other = cluster.consul(cluster.topology().node("consul-1"));
        slowed.status().leader();
        other.status().leader();
        try (Injection slow = chaos.inject(NetworkFault.of(edge, TCP, new Effect.Latency(latency, Duration.ZERO)))) {
            assertThat(slow.awaitEffect()).startsWith("1 TCP and 0 UDP probes");
            assertThat(time(slowed)).isGreaterThanOrEqualTo(latency.multipliedBy(2));
            assertThat(time(other)).isLessThan(latency.multipliedBy(2));
            slow.heal();
            slow.awaitHealed();
        }
        assertThat(time(slowed)).isLessThan(latency.multipliedBy(2));
    }

    @Test
    void aTestsOwnClientIsCutOffWhileTheClusterLivesOn() {
        Partition edge = Partition.split(List.of(List.of(Link.HOST), List.of("nomad-server-0")));
        NomadClient live =
                cluster.nomad(cluster.topology().node("nomad-server-0")).withCallTimeout(Duration.ofSeconds(2));
        live.status().leader();
        for (NetworkFault fault : List.of(NetworkFault.drop(edge), NetworkFault.refuse(edge))) {
            try (Injection cut = chaos.inject(fault)) {
                assertThat(cut.awaitEffect()).startsWith("2 TCP and 0 UDP probes");
                assertThatThrownBy(() -> live.status().leader()).isInstanceOf(ApiUnreachableException.class);
                assertThat(cluster.consul(cluster.topology().node("consul-0"))
                                .agent()
                                .members())
                        .filteredOn(member -> member.status() == MemberStatus.ALIVE)
                        .hasSize(9);
                cut.heal();
                cut.awaitHealed();
            }
            live.status().leader();
        }
    }

    private static Duration time(ConsulClient consul) {
        long start = System.nanoTime();
        consul.status().leader();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @Test
    void aToxiproxyThatHangsIsStartedAnew() {
        try (Injection cut = chaos.inject(CUT)) {
            cut.awaitEffect();
            cluster.machine("consul-1").services().pause(Service.LINK);

            cut.heal();

            cut.awaitHealed();
        }
        cluster.readiness().recover(READY_AGAIN);
    }

    @Test
    void aMachineComesBackWithItsAddressAndFiles() {
        Machine machine = cluster.machine("consul-2");
        String address = machine.address();
        machine.exec(COMMAND, List.of("cp", "/etc/hostname", "/var/lib/consul/kept"));
        try (Injection down = chaos.inject(new MachineFault("consul-2"))) {
            down.awaitEffect();
            down.heal();
            assertThat(down.awaitHealed()).contains(address);
        }
        cluster.readiness().recover(READY_AGAIN);
        assertThat(machine.exec(COMMAND, List.of("hostname", "-I")).stdout()).contains(address);
        assertThat(machine.exec(COMMAND, List.of("cat", "/var/lib/consul/kept")).stdout())
                .isEqualTo("consul-2\n");
    }

    /** A Toxiproxy dials for one connection of a link after the other: whoever waits for the dead keeps others from the living. */
    @Test
    void aConnectionToADeadMachineEndsSoon() {
        // Two SYNs, 3 s, for each; some of gossip's own may be ahead of this one.
        Duration limit = Duration.ofSeconds(3).multipliedBy(4);
        String dead = cluster.machine("nomad-client-0").address();
        try (Injection down = chaos.inject(new MachineFault("nomad-client-0"))) {
            // At once: to those who call later the kernel says by itself that there is no route.
            ExecResult probe = cluster.machine("nomad-server-0")
                    .exec(
                            limit.plus(COMMAND),
                            List.of(PROBE, Long.toString(limit.toMillis()), "close:" + dead + ":8301"));

            assertThat(probe.stdout()).contains(" closed ");
            down.heal();
            down.awaitHealed();
        }
        cluster.readiness().recover(READY_AGAIN);
    }

    /** Or Nomad's client would kill whoever has the number of a plugin that it had before. */
    @Test
    void afterItsStartAClientsProcessesHaveNumbersFarFromThoseBefore() {
        Machine machine = cluster.machine("nomad-client-2");
        long before = processId(machine);
        try (Injection down = chaos.inject(new MachineFault("nomad-client-2"))) {
            down.awaitEffect();
            down.heal();
            down.awaitHealed();
        }
        cluster.readiness().recover(READY_AGAIN);

        long range = Long.parseLong(said(machine, "cat /proc/sys/kernel/pid_max"));
        assertThat(Math.abs(processId(machine) - before)).isGreaterThan(range / 4);
    }

    @Test
    void whatIsInNoJournalIsPutRight() {
        cluster.machine("consul-0").services().pause(Service.CONSUL);
        cluster.machine("nomad-server-0").services().killAndKeepDown(Service.NOMAD);
        cluster.machine("consul-1").powerOff();

        Healed healed = chaos.healAll();

        assertThat(healed.faults()).isZero();
        assertThat(healed.leftovers())
                .containsExactlyInAnyOrder(
                        "consul-0/consul was frozen", "nomad-server-0/nomad was down", "consul-1 was off");
        cluster.readiness().recover(READY_AGAIN);
    }

    @Test
    void whatIsOnAMachineThatIsOffIsHealedToo() {
        try (Injection frozen = chaos.inject(new ProcessFault("consul-0", Service.CONSUL, Action.PAUSE));
                Injection full = chaos.inject(new DiskFault("consul-1", Service.CONSUL, DiskFault.Failure.FULL))) {
            frozen.awaitEffect();
            full.awaitEffect();
            cluster.machine("consul-0").powerOff();
            cluster.machine("consul-1").powerOff();

            Healed healed = chaos.healAll();

            assertThat(healed.faults()).isEqualTo(2);
            assertThat(healed.leftovers()).containsExactlyInAnyOrder("consul-0 was off", "consul-1 was off");
        }
        cluster.readiness().recover(READY_AGAIN);
    }

    @Test
    void whatSomebodyPutRightIsNoLongerThere() {
        try (Injection killed = chaos.inject(new ProcessFault("nomad-server-0", Service.NOMAD, Action.KILL));
                Injection frozen = chaos.inject(new ProcessFault("nomad-client-0", Service.NOMAD, Action.PAUSE));
                Injection full = chaos.inject(new DiskFault("consul-1", Service.CONSUL, DiskFault.Failure.FULL));
                Injection off = chaos.inject(new MachineFault("consul-2"))) {
            for (Injection each : List.of(killed, frozen, full, off)) {
                each.awaitEffect();
            }
            assertThat(chaos.drifts(chaos.active())).hasSize(4).noneMatch(Drift::lost);

            cluster.machine("nomad-server-0").services().start(Service.NOMAD);
            cluster.machine("nomad-client-0").services().resume(Service.NOMAD);
            cluster.machine("consul-1").exec(COMMAND, List.of("pkill", "-f", "/usr/local/lib/nonet/disk-fault"));
            cluster.machine("consul-2").powerOn();

            Awaitility.await("nodes that have lost their faults")
                    .atMost(COMMAND)
                    .untilAsserted(() ->
                            assertThat(chaos.drifts(chaos.active())).hasSize(4).allMatch(Drift::lost));
        }
        cluster.readiness().recover(READY_AGAIN);
    }

    @Test
    void faultsOfLinksThatNoJournalTellsOfAreFound() throws IOException {
        try (Injection cut = chaos.inject(
                NetworkFault.of(BETWEEN, new Scope(Scope.Protocols.UDP, Scope.Services.ALL), new Effect.Drop()))) {
            cut.awaitEffect();
            Files.delete(cluster.directory().faults());

            // Datagrams are dropped at one end.
            List<String> adrift = chaos.adrift();
            assertThat(adrift).hasSize(1).isSubsetOf("consul-1", "nomad-client-0");
            assertThat(chaos.healAll().leftovers())
                    .containsExactly("the links of " + adrift.get(0) + " were not whole");
            assertThat(chaos.adrift()).isEmpty();
        }
        cluster.readiness().recover(READY_AGAIN);
    }

    @Test
    void whatAnotherFaultDoesTooIsNoProof() {
        try (Injection cut = chaos.inject(CUT);
                Injection again = chaos.inject(CUT);
                Injection wider = chaos.inject(NetworkFault.drop(Partition.isolate(cluster.topology(), "consul-1")))) {
            assertThat(cut.awaitEffect()).startsWith("no probe of its own: ");
            assertThat(again.awaitEffect()).startsWith("no probe of its own: ");
            assertThat(wider.awaitEffect())
                    .matches(
                            "\\d+ TCP and \\d+ UDP probes: .*; \\d+ probes show it, and other faults that do the same");
        }
        cluster.readiness().recover(READY_AGAIN);
    }

    @Test
    void aLinkWhoseMachineIsOffIsHealed() {
        try (Injection cut = chaos.inject(CUT)) {
            cut.awaitEffect();
            try (Injection off = chaos.inject(new MachineFault("consul-1"))) {
                off.awaitEffect();
                cut.heal();

                assertThat(cut.awaitHealed()).contains("0 probes", "these machines are off: consul-1");
            }
        }
        cluster.readiness().recover(READY_AGAIN);
    }

    @Test
    void aDockerEngineThatIsHealedAnswers() {
        Machine client = cluster.machine("nomad-client-0");
        for (Action action : List.of(Action.KILL, Action.PAUSE)) {
            try (Injection injection = chaos.inject(new ProcessFault("nomad-client-0", Service.DOCKERD, action))) {
                assertThat(injection.awaitEffect()).endsWith("no answer");
                injection.heal();
                injection.awaitHealed();
            }
            assertThat(client.exec(COMMAND, List.of("docker", "version")).succeeded())
                    .isTrue();
        }
        cluster.readiness().recover(READY_AGAIN);
    }

    @Test
    void aFullDiskIsFeltByOneServer() {
        try (Injection full = chaos.inject(new DiskFault("consul-1", Service.CONSUL, DiskFault.Failure.FULL))) {
            assertThat(full.awaitEffect()).contains("disk-full");
            full.heal();
            full.awaitHealed();
        }
        cluster.readiness().recover(READY_AGAIN);
    }

    @Test
    void aClockIsNeverSkewed() {
        ClockFault skew = new ClockFault("consul-0", Duration.ofMinutes(1));
        assertThat(chaos.appliesTo(skew))
                .hasValueSatisfying(reason -> assertThat(reason).contains("clock of its host"));
        assertThat(chaos.appliesTo(CUT)).isEmpty();
        assertThatThrownBy(() -> chaos.inject(skew))
                .isInstanceOf(UnsupportedFaultException.class)
                .hasMessageContaining("clock of its host");
        assertThat(chaos.active()).isEmpty();
    }

    private static long processId(Machine machine) {
        return Long.parseLong(said(machine, "echo $$"));
    }

    private static String said(Machine machine, String script) {
        return machine.exec(COMMAND, List.of("sh", "-c", script)).stdout().strip();
    }
}
