package io.nonet.digitalocean;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.nonet.cluster.EnvironmentUnusableException;
import io.nonet.digitalocean.api.Pauses;
import io.nonet.digitalocean.fake.ContainerDroplets;
import io.nonet.digitalocean.fake.FakeDigitalOcean;
import io.nonet.digitalocean.fake.Manners;
import io.nonet.digitalocean.setup.DownloadedPrograms;
import io.nonet.digitalocean.ssh.OperatorKey;
import io.nonet.digitalocean.ssh.SshAccess;
import io.nonet.digitalocean.ssh.SshAddress;
import io.nonet.digitalocean.ssh.SshMachine;
import io.nonet.topology.Topology;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A droplet downloads programs from a server that has them as their publishers do, and checks them. */
class DownloadedProgramsIT {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Topology SMALL = Topology.builder()
            .name("download-it")
            .consulServers(1)
            .nomadServers(1)
            .nomadClients(0)
            .build();

    private final Clock clock = Clock.systemUTC();
    private final Map<String, byte[]> releases = new HashMap<>();

    @TempDir
    private Path folder;

    @Test
    void installsWhatHasItsChecksumAndNothingElse() throws Exception {
        publish();
        try (ContainerDroplets hardware = ContainerDroplets.start(
                        "download-" + ProcessHandle.current().pid(), clock);
                FakeDigitalOcean fake = FakeDigitalOcean.start(clock, Manners.brisk(), hardware, 0)) {
            fake.addForeignResources();
            DigitalOcean account = new DigitalOcean(fake.directly(), Pauses.real(), clock, folder.resolve("journals"));
            OperatorKey key = OperatorKey.generate();
            LaunchPlan plan = plan();
            NodeDroplet droplet = account.up(
                            account.check(plan),
                            new Admission(OperatorAddress.parse(hardware.operatorAddress()), key.publicLine(), ""))
                    .get(1);
            HttpServer server = serve(hardware.operatorAddress());
            try (SshAccess access = SshAccess.open(key, folder.resolve("known_hosts"))) {
                SshMachine machine = new SshMachine(
                        SMALL,
                        droplet.node(),
                        droplet.privateAddress(),
                        SshAddress.of(droplet.publicAddress()),
                        access,
                        account.power(droplet.id(), droplet.node().name()));
                machine.awaitAnswer(Duration.ofMinutes(1));
                downloads(
                        machine,
                        URI.create("http://" + hardware.operatorAddress() + ":"
                                + server.getAddress().getPort()));
                survivesAPowerCut(machine);
            } finally {
                server.stop(0);
            }
            account.down(plan.run().id());
        }
    }

    private void downloads(SshMachine machine, URI mirror) {
        DownloadedPrograms programs = new DownloadedPrograms(mirror, mirror);
        programs.install(machine, SMALL);
        assertThat(machine.exec(LIMIT, List.of("/opt/consul/1.14.3/consul")).stdout())
                .isEqualTo("I am consul\n");
        assertThat(machine.exec(LIMIT, List.of("/opt/nomad/1.4.3/nomad")).stdout())
                .isEqualTo("I am nomad\n");
        assertThat(machine.exec(LIMIT, List.of("toxiproxy-server")).stdout()).isEqualTo("I am toxiproxy\n");

        machine.exec(LIMIT, List.of("rm", "-r", "/opt/consul"));
        String archive = "/consul/1.14.3/consul_1.14.3_linux_amd64.zip";
        byte[] good = releases.put(archive, zip("consul", "echo I am somebody else"));
        assertThatThrownBy(() -> programs.install(machine, SMALL))
                .isInstanceOf(EnvironmentUnusableException.class)
                .hasMessageContaining("nomad-server-0")
                .hasMessageContaining("the checksum of consul_1.14.3_linux_amd64.zip is wrong: expected " + hash(good));
        assertThat(machine.exec(LIMIT, List.of("ls", "/opt/consul")).succeeded())
                .isFalse();

        releases.remove(archive);
        assertThatThrownBy(() -> programs.install(machine, SMALL))
                .isInstanceOf(EnvironmentUnusableException.class)
                .hasMessageContaining(archive + " cannot be downloaded");
    }

    private static void survivesAPowerCut(SshMachine machine) {
        machine.powerOff();
        assertThat(machine.isUp()).isFalse();
        machine.powerOn();
        assertThat(machine.exec(LIMIT, List.of("/opt/nomad/1.4.3/nomad")).stdout())
                .isEqualTo("I am nomad\n");
    }

    private void publish() {
        byte[] consul = zip("consul", "echo I am consul");
        byte[] nomad = zip("nomad", "echo I am nomad");
        byte[] toxiproxy = "#!/bin/sh\necho I am toxiproxy\n".getBytes(UTF_8);
        put("/consul/1.14.3/", "consul_1.14.3_linux_amd64.zip", consul, "consul_1.14.3_SHA256SUMS");
        put("/nomad/1.4.3/", "nomad_1.4.3_linux_amd64.zip", nomad, "nomad_1.4.3_SHA256SUMS");
        put("/v2.12.0/", "toxiproxy-server-linux-amd64", toxiproxy, "checksums.txt");
    }

    private void put(String path, String file, byte[] content, String sums) {
        releases.put(path + file, content);
        releases.put(path + sums, (hash(content) + "  " + file + "\n").getBytes(UTF_8));
    }

    private static byte[] zip(String name, String script) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("LICENSE.txt"));
            zip.write("some licence".getBytes(UTF_8));
            zip.putNextEntry(new ZipEntry(name));
            zip.write(("#!/bin/sh\n" + script + "\n").getBytes(UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    private static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpServer serve(String address) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(address, 0), 0);
        server.createContext("/", exchange -> {
            byte[] content = releases.get(exchange.getRequestURI().getPath());
            exchange.sendResponseHeaders(content == null ? 404 : 200, content == null ? -1 : content.length);
            if (content != null) {
                exchange.getResponseBody().write(content);
            }
            exchange.close();
        });
        server.start();
        return server;
    }

    private LaunchPlan plan() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        RunId id = new RunId(SMALL.name(), now, "1f0c");
        return new LaunchPlan(
                new CloudRun(id, now.plus(Duration.ofHours(1))), SMALL, "sgp1", Map.of(), Optional.empty());
    }
}
