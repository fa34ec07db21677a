package io.nonet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nonet.cluster.ClusterDirectory;
import io.nonet.cluster.EnvironmentUnusableException;
import io.nonet.cluster.Lease;
import io.nonet.cluster.Owner;
import io.nonet.observe.RunFileReader;
import io.nonet.observe.Verdict;
import io.nonet.topology.Addresses;
import io.nonet.topology.Topology;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InterruptionTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2030-01-01T00:00:00Z"), ZoneOffset.UTC);
    private static final Topology TOPOLOGY = Topology.builder().name("x").build();

    private final TestingProvisioner target = new TestingProvisioner();
    private final InterruptibleProvisioner provisioner = new InterruptibleProvisioner(target);
    private final TestingTerminal terminal = TestingTerminal.plain();

    @TempDir
    private Path folder;

    @Test
    void nothingIsRemovedBeforeTheNameIsReserved() {
        giveUp();

        assertThat(target.calls()).isEmpty();
        assertThat(terminal.said()).contains("interrupted", "nothing was made");
    }

    @Test
    void clusterOfSomebodyElseIsNotRemoved() {
        target.nameIsInUse();
        assertThatThrownBy(() -> provisioner.reserve(TOPOLOGY, lease()))
                .isInstanceOf(EnvironmentUnusableException.class);

        giveUp();

        assertThat(target.calls()).containsExactly("reserve");
    }

    @Test
    void aReservationThatTakesItsTimeIsGivenUp() throws InterruptedException {
        target.reserveForEver();
        Thread launch = new Thread(() -> provisioner.reserve(TOPOLOGY, lease()));
        launch.setDaemon(true);
        launch.setUncaughtExceptionHandler((thread, failure) -> {});
        launch.start();
        target.awaitReserving();

        giveUp();

        assertThat(target.calls()).containsExactly("reserve");
        assertThat(terminal.said()).contains("interrupted", "The launch was given up.");
    }

    @Test
    void whatWasReservedIsRemoved() {
        provisioner.reserve(TOPOLOGY, lease());

        giveUp();

        assertThat(target.calls()).containsExactly("reserve", "destroy x");
        assertThat(terminal.said()).contains("cluster x is removed", "nothing is left");
    }

    @Test
    void whatWasRemovedAlreadyIsNotOursAnyMore() {
        provisioner.reserve(TOPOLOGY, lease());
        provisioner.destroy("x");

        giveUp();

        assertThat(target.calls()).containsExactly("reserve", "destroy x");
    }

    @Test
    void removalIsTriedAgainWhenTheEngineRefuses() {
        provisioner.reserve(TOPOLOGY, lease());
        target.refuseToRemove(2);

        giveUp();

        assertThat(target.calls()).containsExactly("reserve", "destroy x", "destroy x", "destroy x");
        assertThat(terminal.said()).contains("nothing is left").doesNotContain("refuses");
    }

    @Test
    void aRemovalThatTriesByItselfIsTriedOnce() {
        provisioner.reserve(TOPOLOGY, lease());
        target.refuseToRemove(1);

        givingUp(record(), 1).run();

        assertThat(target.calls()).containsExactly("reserve", "destroy x");
        assertThat(terminal.said()).contains("something is left");
    }

    @Test
    void whatCannotBeRemovedIsTold() {
        provisioner.reserve(TOPOLOGY, lease());
        target.refuseToRemove(100);

        giveUp();

        assertThat(terminal.said())
                .contains("The engine refuses.", "nonet down --name x")
                .doesNotContain("nothing is left");
    }

    @Test
    void launchUnderWayEndsEarlyAndItsThreadNeverReturns() throws Exception {
        CountDownLatch oneStarted = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        CountDownLatch returned = new CountDownLatch(1);
        Addresses addresses = provisioner.reserve(TOPOLOGY, lease());
        Thread launch = new Thread(() -> {
            try {
                provisioner.launch(TOPOLOGY, addresses, lease(), node -> List.of(), node -> {
                    oneStarted.countDown();
                    await(goOn);
                });
            } finally {
                returned.countDown();
            }
        });
        launch.setDaemon(true);
        launch.start();
        await(oneStarted);
        Thread interruption = new Thread(this::giveUp);
        interruption.start();
        while (!provisioner.stopping()) {
            Thread.onSpinWait();
        }
        goOn.countDown();
        interruption.join();

        assertThat(target.calls()).containsExactly("reserve", "launch", "start consul-0", "destroy x");
        assertThat(returned.await(50, TimeUnit.MILLISECONDS)).isFalse();
    }

    @Test
    void recordEndsInterrupted() {
        LaunchRecord record = record();
        givingUp(record).run();

        var finished =
                RunFileReader.read(record.folder().runFile()).observations().finished();
        assertThat(finished).hasValueSatisfying(end -> {
            assertThat(end.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
            assertThat(end.reason()).isEqualTo("interrupted");
        });
    }

    private void giveUp() {
        givingUp(record()).run();
    }

    private GivingUp givingUp(LaunchRecord record) {
        return givingUp(record, GivingUp.ATTEMPTS_ON_ENGINE);
    }

    private GivingUp givingUp(LaunchRecord record, int attempts) {
        return new GivingUp(
                terminal.terminal(), provisioner, target, record, "x", ClusterDirectory.of(folder, "x"), attempts);
    }

    private LaunchRecord record() {
        return LaunchRecord.start(folder, TOPOLOGY, Map.of(), "./nonet up --name x", CLOCK);
    }

    private static Lease lease() {
        return new Lease("run", Owner.current(), true, Instant.parse("2030-01-02T00:00:00Z"), Path.of("/w/.nonet/x"));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
