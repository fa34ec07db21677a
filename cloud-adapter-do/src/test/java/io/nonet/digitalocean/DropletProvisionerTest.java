package io.nonet.digitalocean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.nonet.cluster.EnvironmentUnusableException;
import io.nonet.cluster.Lease;
import io.nonet.cluster.Machine;
import io.nonet.cluster.MachineException;
import io.nonet.cluster.Owner;
import io.nonet.cluster.Parallel;
import io.nonet.cluster.ProvisionedCluster;
import io.nonet.digitalocean.api.Exchange;
import io.nonet.digitalocean.api.Reply;
import io.nonet.digitalocean.fake.FakeDigitalOcean;
import io.nonet.digitalocean.fake.Manners;
import io.nonet.digitalocean.setup.MachineSetUp;
import io.nonet.digitalocean.setup.Programs;
import io.nonet.digitalocean.ssh.OperatorKey;
import io.nonet.digitalocean.ssh.Power;
import io.nonet.digitalocean.ssh.SshMachine;
import io.nonet.topology.Addresses;
import io.nonet.topology.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DropletProvisionerTest {
    private static final OperatorAddress OPERATOR = OperatorAddress.parse("203.0.113.7");
    private static final Programs NONE = new Programs() {
        @Override
        public void prepare(Topology topology) {}

        @Override
        public void install(SshMachine machine, Topology topology) {}
    };

    @TempDir
    private Path folder;

    private DropletProvisioner provisioner(TestingAccount account) {
        return provisioner(account, account.here());
    }

    private DropletProvisioner provisioner(TestingAccount account, DigitalOcean ocean) {
        return DropletProvisioner.launching(
                ocean,
                folder,
                new DropletLaunch(topology -> ocean.check(account.plan()), OPERATOR, new MachineSetUp(NONE)));
    }

    private Lease lease(TestingAccount account) {
        Instant expires = account.time.instant().plus(Duration.ofHours(4));
        return new Lease("run", Owner.current(), true, expires, folder.resolve(".nonet/nonet"));
    }

    @Test
    void reservesByMakingDropletsAndFindsThemFromAnotherProcess() {
        try (TestingAccount account = new TestingAccount(Manners.calm(), folder.resolve("journals"));
                DropletProvisioner provisioner = provisioner(account)) {
            Lease lease = lease(account);
            Addresses addresses = provisioner.reserve(Topology.nineNodes(), lease);
            assertThat(addresses.byNode()).hasSize(9);
            assertThat(account.ourDroplets()).isEqualTo(9);
            provisioner.complete("nonet");

            try (DropletProvisioner other = DropletProvisioner.of(account::here, folder)) {
                ProvisionedCluster found = other.find("nonet").orElseThrow();
                assertThat(found.complete()).isTrue();
                assertThat(found.lease()).contains(lease);
                assertThat(found.machines())
                        .extracting(Machine::address)
                        .containsExactlyElementsOf(addresses.byNode().values());
                assertThat(found.topology().orElseThrow().nodes())
                        .isEqualTo(Topology.nineNodes().nodes());
                assertThat(other.list()).extracting(ProvisionedCluster::name).containsExactly("nonet");
                // So that sessions are shared.
                assertThat(other.find("nonet").orElseThrow().machines()).isEqualTo(found.machines());
                assertThat(other.destroy("nonet")).isGreaterThan(9);
                assertThat(other.find("nonet")).isEmpty();
            }
            account.assertNothingOfOurs("destroy");
            assertThat(folder.resolve(".nonet")).doesNotExist();
        }
    }

    @Test
    void keepsWhatItKnowsForItsOwnerAloneAndNoToken() throws IOException {
        try (TestingAccount account = new TestingAccount(Manners.calm(), folder.resolve("journals"));
                DropletProvisioner provisioner = provisioner(account)) {
            provisioner.reserve(Topology.nineNodes(), lease(account));
            try (Stream<Path> files = Files.list(folder.resolve(".nonet/nonet"))) {
                assertThat(files.toList()).hasSizeGreaterThan(1).allSatisfy(file -> {
                    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------");
                    assertThat(Files.readString(file)).doesNotContain(FakeDigitalOcean.TOKEN);
                });
            }
        }
    }

    @Test
    void aLaunchThatFailsLeavesNeitherDropletsNorFiles() {
        try (TestingAccount account =
                        new TestingAccount(Manners.calm().failing("consul-1"), folder.resolve("journals"));
                DropletProvisioner provisioner = provisioner(account)) {
            assertThatThrownBy(() -> provisioner.reserve(Topology.nineNodes(), lease(account)))
                    .isInstanceOf(EnvironmentUnusableException.class)
                    .hasMessageContaining("consul-1");
            account.assertNothingOfOurs("a launch that failed");
            assertThat(folder.resolve(".nonet")).doesNotExist();
        }
    }

    @Test
    void whileSomethingIsLeftTheFolderTellsOfWhichRun() {
        try (TestingAccount account =
                        new TestingAccount(Manners.calm().failing("consul-1"), folder.resolve("journals"));
                DropletProvisioner provisioner = provisioner(account)) {
            account.fake.holdDroplets();
            assertThatThrownBy(() -> provisioner.reserve(Topology.nineNodes(), lease(account)))
                    .hasMessageContaining("could not all be removed");
            assertThat(provisioner.run("nonet").orElseThrow().started()).isEqualTo("2030-01-02T03:04:05Z");
        }
    }

    @Test
    void aKeyThatCannotBeWrittenBeginsNothing() throws IOException {
        try (TestingAccount account = new TestingAccount(Manners.calm(), folder.resolve("journals"));
                DropletProvisioner provisioner = provisioner(account)) {
            Path inTheWay = Files.createDirectories(folder.resolve(".nonet/nonet/ssh-key/x"));
            assertThatThrownBy(() -> provisioner.reserve(Topology.nineNodes(), lease(account)))
                    .isInstanceOf(EnvironmentUnusableException.class)
                    .hasMessageContaining("Cannot write in " + folder.resolve(".nonet/nonet"));
            assertThat(DropletProvisioner.has(folder, "nonet")).isFalse();
            account.assertNothingOfOurs("a launch without a key");
            Files.delete(inTheWay);
            Files.delete(folder.resolve(".nonet/nonet/ssh-key"));
            assertThat(provisioner.reserve(Topology.nineNodes(), lease(account)).byNode())
                    .hasSize(9);
        }
    }

    @Test
    void whatHoldsWaysOpenIsToldNoMoreOnceTheClusterIsGone() throws IOException {
        try (TestingAccount account = new TestingAccount(Manners.calm(), folder.resolve("journals"));
                DropletProvisioner provisioner = provisioner(account)) {
            provisioner.reserve(Topology.nineNodes(), lease(account));
            Path ways = Files.createDirectory(provisioner.ways("nonet"));
            Files.writeString(ways.resolve("consul-0.json"), "{}");
            provisioner.destroy("nonet");
            assertThat(folder.resolve(".nonet")).doesNotExist();
        }
    }

    @Test
    void ofTwoLaunchesOfANameThatBeginTogetherOneGoesOn() {
        try (TestingAccount account = new TestingAccount(Manners.calm(), folder.resolve("journals"));
                DropletProvisioner provisioner = provisioner(account)) {
            provisioner.reserve(Topology.nineNodes(), lease(account));
            CloudFolder begun = CloudFolder.of(folder, "nonet");
            DropletCluster cluster = begun.read().orElseThrow();
            assertThatThrownBy(() -> begun.begin(cluster, OperatorKey.generate()))
                    .isInstanceOf(EnvironmentUnusableException.class)
                    .hasMessageContaining("The name nonet is in use: another launch has just begun.");
            assertThat(begun.read()).contains(cluster);
        }
    }

    @Test
    void dropletsThatCannotBeWrittenDownAreRemoved() throws IOException {
        try (TestingAccount account = new TestingAccount(Manners.calm(), folder.resolve("journals"));
                DropletProvisioner provisioner = provisioner(account)) {
            // Where the folder is written anew once the droplets are there.
            Files.createDirectories(folder.resolve(".nonet/nonet/droplets.json.part/x"));
            assertThatThrownBy(() -> provisioner.reserve(Topology.nineNodes(), lease(account)))
                    .isInstanceOf(EnvironmentUnusableException.class)
                    .hasMessageContaining("were made and cannot be used: Cannot write in");
            account.assertNothingOfOurs("a launch that could not be written down");
        }
    }

    /** The POSTs of a launch are those for tag, key, VPC and firewall, and one for each of three roles. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
    void aLaunchThatIsGivenUpMakesNothingMore(int last) {
        AtomicInteger posts = new AtomicInteger();
        AtomicReference<DropletProvisioner> launching = new AtomicReference<>();
        try (TestingAccount account = new TestingAccount(Manners.calm(), folder.resolve("journals"))) {
            Exchange direct = account.fake.directly();
            DigitalOcean ocean = account.through(call -> {
                if (call.method().equals("POST") && posts.incrementAndGet() == last) {
                    launching.get().giveUp();
                }
                return direct.send(call);
            });
            try (DropletProvisioner provisioner = provisioner(account, ocean)) {
                launching.set(provisioner);
                assertThatThrownBy(() -> provisioner.reserve(Topology.nineNodes(), lease(account)))
                        .isInstanceOf(EnvironmentUnusableException.class)
                        .hasMessageContaining("The launch was given up.");
            }
            assertThat(posts).hasValue(last);
            account.assertNothingOfOurs("a launch that was given up");
            assertThat(folder.resolve(".nonet")).doesNotExist();
        }
    }

    @Test
    void aFolderThatTellsNothingBlocksTheNameNoLongerThanTheRunIsThere() throws IOException {
        try (TestingAccount account = new TestingAccount(Manners.calm(), folder.resolve("journals"));
                DropletProvisioner provisioner = provisioner(account)) {
            provisioner.reserve(Topology.nineNodes(), lease(account));
            Files.writeString(folder.resolve(".nonet/nonet/droplets.json"), "{");
            RunId run = account.here().runs().get(0).run();
            account.here().down(run);
            provisioner.forget(run);
            assertThat(folder.resolve(".nonet")).doesNotExist();
        }
    }

    @Test
    void aFolderThatTellsNothingStaysWhileItMayHoldTheKeyOfARun() throws IOException {
        try (TestingAccount account = new TestingAccount(Manners.calm(), folder.resolve("journals"));
                DropletProvisioner provisioner = provisioner(account)) {
            provisioner.reserve(Topology.nineNodes(), lease(account));
            Files.writeString(folder.resolve(".nonet/nonet/droplets.json"), "{");
            RunId mistyped = RunId.parse("nonet-20300102-030405-1f0d").orElseThrow();
            assertThat(account.here().down(mistyped)).isZero();
            provisioner.forget(mistyped);
            assertThat(folder.resolve(".nonet/nonet/ssh-key")).exists();
        }
    }

    @Test
    void refusesTheNameOfAClusterThatIsThere() {
        try (TestingAccount account = new TestingAccount(Manners.calm(), folder.resolve("journals"));
                DropletProvisioner provisioner = provisioner(account)) {
            provisioner.reserve(Topology.nineNodes(), lease(account));
            assertThatThrownBy(() -> provisioner.reserve(Topology.nineNodes(), lease(account)))
                    .isInstanceOf(EnvironmentUnusableException.class)
                    .hasMessageContaining("The name nonet is in use: run nonet-20300102-030405-1f0c");
            assertThat(account.ourDroplets()).isEqualTo(9);
        }
    }

    @Test
    void refusesToWorkOnAClusterThatHasHadItsTime() {
        try (TestingAccount account = new TestingAccount(Manners.calm(), folder.resolve("journals"));
                DropletProvisioner provisioner = provisioner(account)) {
            Lease lease = lease(account);
            provisioner.reserve(Topology.nineNodes(), lease);
            provisioner.requireCurrent("nonet", lease.expires().minusSeconds(1));
            assertThatThrownBy(() ->
                            provisioner.requireCurrent("nonet", lease.expires().plusSeconds(120)))
                    .isInstanceOf(EnvironmentUnusableException.class)
                    .hasMessageContaining("expired 2 min ago")
                    .hasMessageContaining("$0.10716 an hour until they are removed")
                    .hasMessageContaining("nonet down --name nonet");
        }
    }

    @Test
    void powersDropletsOffAndOn() {
        try (TestingAccount account = new TestingAccount(Manners.calm(), folder.resolve("journals"))) {
            DigitalOcean ocean = account.here();
            NodeDroplet droplet = TestingAccount.up(ocean, account.plan()).get(0);
            Power power = ocean.power(droplet.id(), "consul-0");
            power.off();
            long asked = powerCalls(account);
            power.off();
            assertThat(powerCalls(account))
                    .as("what is off is not powered off again")
                    .isEqualTo(asked);
            power.on();
            assertThat(powerCalls(account)).isEqualTo(asked + 1);
        }
    }

    @Test
    void poweringManyDropletsIsOneProcesssPace() {
        try (TestingAccount account = new TestingAccount(Manners.brisk(), folder.resolve("journals"));
                DropletProvisioner launching = provisioner(account)) {
            launching.reserve(Topology.nineNodes(), lease(account));
            AtomicInteger accounts = new AtomicInteger();
            try (DropletProvisioner provisioner = DropletProvisioner.of(
                    () -> {
                        accounts.incrementAndGet();
                        return new DigitalOcean(
                                account.fake.directly(), account.time, account.time, folder.resolve("journals"));
                    },
                    folder)) {
                List<Machine> machines = provisioner.find("nonet").orElseThrow().machines();
                account.time.pause(Duration.ofSeconds(1));
                machines.forEach(Machine::powerOff);
                assertThat(account.fake.mostPerSecond()).isLessThanOrEqualTo(4);
                Parallel.run(machines.stream()
                        .map(machine -> (Runnable) machine::powerOff)
                        .toList());
                assertThat(accounts).hasValue(1);
            }
        }
    }

    @Test
    void doesNotPowerAgainWhileTheStatusLagsBehindTheAction() {
        try (TestingAccount account = new TestingAccount(Manners.calm(), folder.resolve("journals"))) {
            long droplet =
                    TestingAccount.up(account.here(), account.plan()).get(0).id();
            Exchange target = account.fake.directly();
            AtomicInteger looks = new AtomicInteger();
            DigitalOcean ocean = account.through(call -> {
                Reply reply = target.send(call);
                return call.path().equals("/v2/droplets/" + droplet) && looks.incrementAndGet() < 6
                        ? new Reply(
                                reply.status(),
                                reply.headers(),
                                reply.body().replace("\"status\":\"off\"", "\"status\":\"active\""))
                        : reply;
            });
            ocean.power(droplet, "consul-0").off();
            assertThat(powerCalls(account)).isEqualTo(1);
            assertThat(looks).hasValue(6);
        }
    }

    @Test
    void powersADropletWhoseActionsEndErroredUntilItIsEnough() {
        try (TestingAccount account = new TestingAccount(Manners.calm(), folder.resolve("journals"))) {
            DigitalOcean ocean = account.here();
            long droplet = TestingAccount.up(ocean, account.plan()).get(0).id();
            account.fake.failActions(2);
            ocean.power(droplet, "consul-0").off();
            assertThat(powerCalls(account)).isEqualTo(3);
            account.fake.failActions(1000);
            assertThatThrownBy(() -> ocean.power(droplet, "consul-0").on())
                    .isInstanceOf(MachineException.class)
                    .hasMessageContaining("expected its droplet to be active within 3 min")
                    .hasMessageContaining("the action power_on is ");
        }
    }

    private static long powerCalls(TestingAccount account) {
        return account.fake.served().stream()
                .filter(call -> call.method().equals("POST") && call.target().endsWith("/actions"))
                .count();
    }

    @Test
    void refusesTheNameOfAClusterThatIsElsewhere() throws IOException {
        Path certificate =
                Files.createDirectories(folder.resolve(".nonet/nonet")).resolve("operator.pem");
        Files.writeString(certificate, "of a cluster on this computer");
        try (TestingAccount account = new TestingAccount(Manners.calm(), folder.resolve("journals"));
                DropletProvisioner provisioner = provisioner(account)) {
            assertThatThrownBy(() -> provisioner.reserve(Topology.nineNodes(), lease(account)))
                    .isInstanceOf(EnvironmentUnusableException.class)
                    .hasMessageContaining("The name nonet is in use: the certificates of another cluster are in");
            account.assertNothingOfOurs("a launch of a name that is in use");
        }
        assertThat(certificate).hasContent("of a cluster on this computer");
    }

    @Test
    void listsWhatCannotBeReadAsAPart() throws IOException {
        Path file = Files.createDirectories(folder.resolve(".nonet/broken")).resolve("droplets.json");
        Files.writeString(file, "{");
        try (TestingAccount account = new TestingAccount(Manners.calm(), folder.resolve("journals"));
                DropletProvisioner provisioner = provisioner(account)) {
            provisioner.reserve(Topology.nineNodes(), lease(account));
            assertThat(provisioner.list())
                    .extracting(
                            ProvisionedCluster::name, known -> known.machines().size())
                    .containsExactly(tuple("broken", 0), tuple("nonet", 9));
        }
    }

    @Test
    void namesTheFileThatTellsNothing() throws IOException {
        Path file = Files.createDirectories(folder.resolve(".nonet/nonet")).resolve("droplets.json");
        Files.writeString(file, "{\"run\": \"nobody\"}");
        try (DropletProvisioner provisioner = DropletProvisioner.of(
                () -> {
                    throw new IllegalStateException("nobody asks for the account");
                },
                folder)) {
            assertThatThrownBy(() -> provisioner.find("nonet"))
                    .isInstanceOf(EnvironmentUnusableException.class)
                    .hasMessageContaining(file + ": no cluster of droplets: run is absent");
            assertThat(List.of(DropletProvisioner.has(folder, "nonet"), DropletProvisioner.has(folder, "other")))
                    .containsExactly(true, false);
        }
    }
}
