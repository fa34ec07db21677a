package io.nonet.digitalocean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Network;
import io.nonet.cluster.Lease;
import io.nonet.cluster.Owner;
import io.nonet.digitalocean.api.DigitalOceanApi;
import io.nonet.digitalocean.api.Droplet;
import io.nonet.digitalocean.api.DropletOrder;
import io.nonet.digitalocean.api.Pauses;
import io.nonet.digitalocean.api.RefusedException;
import io.nonet.digitalocean.api.Vpc;
import io.nonet.digitalocean.fake.ContainerDroplets;
import io.nonet.digitalocean.fake.FakeDigitalOcean;
import io.nonet.digitalocean.fake.Manners;
import io.nonet.docker.EngineConnection;
import io.nonet.docker.Labels;
import io.nonet.topology.NodeSpec;
import io.nonet.topology.Subnet;
import io.nonet.topology.Topology;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The fake's droplets are machines: made, switched off and on, and removed on a real engine, and logged in to. */
class ContainerDropletsIT {
    private static final Clock CLOCK = Clock.systemUTC();
    private static final String TAG = "nonet:run-it";
    private static final String USER_DATA = "#!/bin/sh\nid -u >>/root/first-boot\n";
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @TempDir
    private static Path folder;

    private static ContainerDroplets machines;
    private static FakeDigitalOcean fake;
    private static DigitalOceanApi api;
    private static TestingSsh operator;
    private static long key;
    private static Vpc vpc;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        machines = ContainerDroplets.start("it-" + UUID.randomUUID().toString().substring(0, 8), CLOCK);
        fake = FakeDigitalOcean.start(CLOCK, Manners.brisk(), machines, 0);
        fake.addForeignResources();
        api = new DigitalOceanApi(fake.directly(), Pauses.real());
        operator = TestingSsh.withNewKey(folder);
        key = api.createKey("operator", operator.publicKey()).id();
        vpc = api.createVpc("it", "sgp1", "10.127.251.0/24");
    }

    @AfterAll
    static void stop() {
        fake.close();
        machines.close();
        assertThat(networks()).noneMatch(name -> name.startsWith(machines.name()));
    }

    @Tag("smoke")
    @Test
    void isWhatTheApiSaysOfIt() {
        Droplet droplet = make("consul-0");
        String address = droplet.publicAddress().orElseThrow();
        String inside = droplet.privateAddress().orElseThrow();

        assertThat(Subnet.parse(vpc.ipRange()).contains(inside)).isTrue();
        assertThat(operator.answer(address, "hostname")).isEqualTo("consul-0");
        assertThat(operator.answer(address, "ip -4 -o address show eth0")).contains(" " + address + "/");
        assertThat(operator.answer(address, "ip -4 -o address show eth1")).contains(" " + inside + "/");
        assertThat(operator.answer(address, "echo $SSH_CLIENT")).startsWith(machines.operatorAddress() + " ");
        assertThat(operator.answer(address, "command -v consul nomad runsvdir toxiproxy-server || true"))
                .isEqualTo("/usr/bin/runsvdir");
        assertThat(metadata(address, "id")).isEqualTo(Long.toString(droplet.id()));
        assertThat(metadata(address, "hostname")).isEqualTo("consul-0");
        assertThat(metadata(address, "interfaces/public/0/ipv4/address")).isEqualTo(address);
        assertThat(metadata(address, "interfaces/private/0/ipv4/address")).isEqualTo(inside);
        assertThat(metadata(address, "user-data")).isEqualTo(USER_DATA.strip());
        assertThat(metadata(address, "public-keys")).startsWith("ssh-ed25519 ");
    }

    @Test
    void runsItsUserDataOnceAndItsStartScriptAtEachBoot() throws Exception {
        Droplet droplet = make("nomad-server-0");
        String address = droplet.publicAddress().orElseThrow();
        assertThat(operator.answer(address, awaitingBoot("cat /root/first-boot")))
                .isEqualTo("0");
        operator.answer(
                address,
                "printf '#!/bin/sh\\necho $$ >>/root/each-boot\\n' >/etc/rc.local; chmod 755 /etc/rc.local; sync");

        act(droplet, "power_cycle");
        operator.answer(address, awaitingBoot("true"));
        act(droplet, "reboot");

        assertThat(operator.answer(address, awaitingBoot("cat /root/first-boot")))
                .isEqualTo("0");
        assertThat(operator.answer(address, "wc -l </root/each-boot")).isEqualTo("2");
    }

    @Test
    void keepsAddressesAndFilesWhileItIsOff() throws Exception {
        Droplet droplet = make("nomad-client-0");
        String address = droplet.publicAddress().orElseThrow();
        operator.answer(address, "echo kept >/root/kept; echo lost >/run/lost");

        for (String off : List.of("power_off", "shutdown")) {
            act(droplet, off);
            assertThat(seen(droplet).status()).isEqualTo("off");
            assertThat(operator.at(address, "true").exit()).isEqualTo(255);
            act(droplet, "power_on");
            assertThat(seen(droplet)).isEqualTo(droplet);
            assertThat(operator.answer(address, "cat /root/kept; ls /run"))
                    .startsWith("kept")
                    .doesNotContain("lost");
        }
    }

    @Test
    void letsInNobodyElse() throws Exception {
        String address = make("consul-1").publicAddress().orElseThrow();
        TestingSsh.Ended ended = TestingSsh.withNewKey(folder).at(address, "true");
        assertThat(ended.exit()).isEqualTo(255);
        assertThat(ended.text()).contains("Permission denied (publickey)");
    }

    @Test
    void leavesNothingWhenItIsDeleted() {
        Droplet one = make("consul-2");
        Droplet other = make("consul-2");
        InspectContainerResponse container = container(one);
        String volume = String.valueOf(container.getMounts().get(0).getName());
        assertThat(volumes()).contains(volume);

        api.deleteDroplet(one.id());

        Awaitility.await("no droplet " + one.id())
                .atMost(LIMIT)
                .until(() -> api.droplets(TAG), left -> !left.contains(one) && left.contains(other));
        assertThat(volumes()).doesNotContain(volume);
        assertThat(operator.answer(other.publicAddress().orElseThrow(), "hostname"))
                .isEqualTo("consul-2");
    }

    @Test
    void refusesARangeThatTheEngineUses() {
        Subnet taken = Subnet.parse("10.127.250.0/24");
        String network = network(machines.name() + "-other", taken, Map.of(Labels.CLUSTER, machines.name()));
        try {
            assertThatThrownBy(() -> api.createVpc("it-too", "sgp1", taken.toString()))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("overlaps");
        } finally {
            docker().removeNetworkCmd(network).exec();
        }
    }

    @Test
    void removesWhatAKilledProcessLeft() throws Exception {
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        String name = "nonet-droplet-dead-" + UUID.randomUUID().toString().substring(0, 8);
        Owner owner = new Owner(Owner.current().host(), dead.pid(), 1);
        Instant expires = CLOCK.instant().plus(Duration.ofDays(1));
        network(
                name,
                Subnet.parse("10.127.249.0/24"),
                Labels.of(name, new Lease("dead", owner, false, expires, folder.resolve("dead"))));

        ContainerDroplets.start("next-" + UUID.randomUUID().toString().substring(0, 8), CLOCK)
                .close();

        assertThat(networks()).doesNotContain(name).contains(machines.name());
    }

    @Test
    void aWholeRunIsMadeOfMachinesAndLeavesNone() {
        Set<String> before = fake.everything();
        Set<String> containersBefore = containers();
        DigitalOcean account = new DigitalOcean(fake.directly(), Pauses.real(), CLOCK, folder.resolve("journals"));
        Instant now = CLOCK.instant().truncatedTo(ChronoUnit.SECONDS);
        RunId run = new RunId("nonet-it", now, "1f0c");
        LaunchPlan plan = new LaunchPlan(
                new CloudRun(run, now.plus(Duration.ofHours(1))),
                Topology.nineNodes(),
                "sgp1",
                Map.of(),
                Optional.empty());
        TestingSsh own = newOperator();

        List<NodeDroplet> droplets = account.up(
                account.check(plan),
                new Admission(OperatorAddress.parse(machines.operatorAddress()), publicKey(own), USER_DATA));

        assertThat(droplets)
                .extracting(droplet -> own.answer(droplet.publicAddress(), "hostname"))
                .containsExactlyElementsOf(Topology.nineNodes().nodes().stream()
                        .map(NodeSpec::name)
                        .toList());
        String last = droplets.get(8).publicAddress();
        for (NodeDroplet droplet : droplets) {
            assertThat(own.answer(last, "exec 3<>/dev/tcp/" + droplet.privateAddress() + "/22 && head -c 8 <&3"))
                    .isEqualTo("SSH-2.0-");
        }

        account.down(run);

        assertThat(fake.everything()).isEqualTo(before);
        assertThat(containers()).isEqualTo(containersBefore);
    }

    private static TestingSsh newOperator() {
        try {
            return TestingSsh.withNewKey(folder);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError("no key", e);
        }
    }

    private static String publicKey(TestingSsh ssh) {
        try {
            return ssh.publicKey();
        } catch (IOException e) {
            throw new AssertionError("no key", e);
        }
    }

    /** Makes a droplet, and returns it once it is ready. */
    private static Droplet make(String name) {
        long id = api.create(new DropletOrder(
                        List.of(name), "sgp1", "s-1vcpu-1gb", "debian-12-x64", key, vpc.id(), List.of(TAG), USER_DATA))
                .get(0)
                .id();
        return Awaitility.await(name).atMost(LIMIT).until(() -> one(id), Droplet::isReady);
    }

    private static Droplet seen(Droplet droplet) {
        return one(droplet.id());
    }

    private static Droplet one(long id) {
        return api.droplets(TAG).stream()
                .filter(droplet -> droplet.id() == id)
                .findFirst()
                .orElseThrow();
    }

    /** Does something to a droplet's power, and returns once that is done. */
    private static void act(Droplet droplet, String type) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(fake.uri().resolve("/v2/droplets/" + droplet.id() + "/actions"))
                .header("Authorization", "Bearer " + FakeDigitalOcean.TOKEN)
                .POST(BodyPublishers.ofString("{\"type\":\"" + type + "\"}"))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(201);
        Awaitility.await(type)
                .atMost(LIMIT)
                .until(() -> api.actions(droplet.id()).get(0).status(), status -> status.equals("completed"));
    }

    private static String awaitingBoot(String command) {
        return "test -e /var/lib/cloud/instance/boot-finished && " + command;
    }

    private static String metadata(String address, String path) {
        return operator.answer(address, "curl --silent --fail http://169.254.169.254/metadata/v1/" + path);
    }

    private static DockerClient docker() {
        return EngineConnection.open();
    }

    private static InspectContainerResponse container(Droplet droplet) {
        return docker().inspectContainerCmd(machines.name() + "-" + droplet.id() + "-" + droplet.name())
                .exec();
    }

    private static Set<String> containers() {
        return docker()
                .listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(Map.of(Labels.CLUSTER, machines.name()))
                .exec()
                .stream()
                .map(Container::getId)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> volumes() {
        return docker().listVolumesCmd().exec().getVolumes().stream()
                .map(volume -> volume.getName())
                .toList();
    }

    private static List<String> networks() {
        return docker().listNetworksCmd().exec().stream().map(Network::getName).toList();
    }

    private static String network(String name, Subnet range, Map<String, String> labels) {
        return docker().createNetworkCmd()
                .withName(name)
                .withIpam(new Network.Ipam().withConfig(new Network.Ipam.Config().withSubnet(range.toString())))
                .withLabels(labels)
                .exec()
                .getId();
    }
}
