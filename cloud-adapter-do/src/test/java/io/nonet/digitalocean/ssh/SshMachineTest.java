package io.nonet.digitalocean.ssh;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nonet.cluster.ExecResult;
import io.nonet.cluster.MachineException;
import io.nonet.cluster.Parallel;
import io.nonet.topology.NodeSpec;
import io.nonet.topology.Topology;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SshMachineTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Topology NINE = Topology.nineNodes();
    private static final NodeSpec CONSUL = NINE.node("consul-0");
    private static final OperatorKey KEY = OperatorKey.generate();
    private static final Power NONE = new Power() {
        @Override
        public void off() {}

        @Override
        public void on() {}
    };

    private static TestingSshServer server;

    @TempDir
    private Path folder;

    private SshAccess access;

    @BeforeAll
    static void startServer() throws IOException {
        server = TestingSshServer.start(KEY);
    }

    @AfterAll
    static void stopServer() throws IOException {
        server.close();
    }

    @BeforeEach
    void open() {
        access = SshAccess.open(KEY, folder.resolve("known_hosts"));
    }

    @AfterEach
    void close() {
        access.close();
    }

    private SshMachine machine() {
        return new SshMachine(NINE, CONSUL, "127.0.0.1", server.address(), access, NONE);
    }

    @Test
    void tellsWhatACommandSaidAndHowItEnded() {
        ExecResult result = machine().exec(LIMIT, List.of("sh", "-c", "echo out; echo err >&2; exit 7"));
        assertThat(result).isEqualTo(new ExecResult(7, "out\n", "err\n"));
    }

    @Test
    void noShellLooksIntoArguments() {
        assertThat(machine()
                        .exec(LIMIT, List.of("printf", "%s|", "it's", "$HOME", "a  b", "*", ""))
                        .stdout())
                .isEqualTo("it's|$HOME|a  b|*||");
    }

    @Test
    void commandsFindTheEnvironmentOfTheMachine() {
        assertThat(machine()
                        .exec(LIMIT, List.of("sh", "-c", "echo $CONSUL_HTTP_ADDR"))
                        .stdout())
                .isEqualTo("https://127.0.0.1:8501\n");
    }

    @Test
    void aScriptReadsWhatItIsGiven() {
        byte[] input = "x".repeat(3_000_000).getBytes(UTF_8);
        assertThat(machine()
                        .script(LIMIT, "cat | wc -c; echo \"$1\"", List.of("one"), new ByteArrayInputStream(input))
                        .stdout())
                .isEqualTo("3000000\none\n");
    }

    @Test
    void aLongAnswerIsWhole() {
        assertThat(machine()
                        .exec(LIMIT, List.of("sh", "-c", "head -c 5000000 /dev/zero | tr '\\0' x"))
                        .stdout())
                .hasSize(5_000_000);
    }

    @Test
    void twoProcessesThatMeetMachinesAtOnceForgetNoneOfTheirKeys() throws IOException {
        Path known = folder.resolve("known_hosts");
        try (SshAccess other = SshAccess.open(KEY, known)) {
            machine().exec(LIMIT, List.of("true"));
            Files.writeString(known, Files.readString(known) + "203.0.113.9 ssh-ed25519 AAAA\n");
            new SshMachine(NINE, CONSUL, "127.0.0.1", server.address(), other, NONE).exec(LIMIT, List.of("true"));
        }
        assertThat(known).content().contains("203.0.113.9 ssh-ed25519 AAAA", "127.0.0.1]:");
    }

    @Test
    void onceAllHaveShownTheirKeysAMachineThatIsNotKnownIsRefused() throws IOException {
        Path known = folder.resolve("known_hosts");
        machine().exec(LIMIT, List.of("true"));
        try (SshAccess strict = SshAccess.strict(KEY, known)) {
            strictly(strict).exec(LIMIT, List.of("true"));
        }
        Files.delete(known);
        try (SshAccess strict = SshAccess.strict(KEY, known)) {
            assertThatThrownBy(() -> strictly(strict).exec(LIMIT, List.of("true")))
                    .isInstanceOf(MachineException.class)
                    .hasMessageContaining("the host key that it showed first is not in " + known);
        }
        assertThat(known).doesNotExist();
    }

    private static SshMachine strictly(SshAccess access) {
        return new SshMachine(NINE, CONSUL, "127.0.0.1", server.address(), access, NONE);
    }

    @Test
    void aBusyMachineKeepsItsSession() {
        SshMachine machine = machine();
        AtomicBoolean looked = new AtomicBoolean();
        // As many as run at once; they end once somebody has looked at the machine meanwhile.
        List<Integer> commands = List.of(1, 2, 3, 4, 5, 6, 7, 8);
        String script = "touch begun-$1; until [ -e looked ]; do sleep 0.1; done";
        Parallel.run(List.of(
                () -> assertThat(Parallel.map(
                                commands,
                                number -> machine.script(
                                        LIMIT,
                                        "cd '" + folder + "'; " + script,
                                        List.of(number.toString()),
                                        InputStream.nullInputStream())))
                        .allMatch(ExecResult::succeeded),
                () -> {
                    Awaitility.await("all run").atMost(LIMIT).until(() -> commands.stream()
                            .allMatch(number -> Files.exists(folder.resolve("begun-" + number))));
                    looked.set(!machine.isUp());
                    touch(folder.resolve("looked"));
                }));
        assertThat(looked).isTrue();
    }

    @Test
    void aCommandThatItsSessionRefusesRunsInAnotherAndTheSessionStays() throws IOException {
        SshMachine machine = machine();
        try (ServerSocket agent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            InetSocketAddress way = machine.loopback(agent.getLocalPort()).orElseThrow();
            try (Socket client = new Socket(way.getAddress(), way.getPort());
                    Socket accepted = agent.accept()) {
                server.fillSessions();
                assertThat(machine.script(LIMIT, "cat", List.of(), new ByteArrayInputStream("all".getBytes(UTF_8)))
                                .stdout())
                        .isEqualTo("all");
                assertThat(machine.isUp()).isTrue();
                accepted.getOutputStream().write('x');
                assertThat(client.getInputStream().read()).isEqualTo('x');
            }
        }
    }

    private static void touch(Path file) {
        try {
            Files.createFile(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aCommandThatTakesTooLongIsNamed() {
        SshMachine machine = machine();
        // The time is the command's own once there is a session.
        machine.exec(LIMIT, List.of("true"));
        assertThatThrownBy(() -> machine.exec(Duration.ofSeconds(2), List.of("sleep", "30")))
                .isInstanceOf(MachineException.class)
                .hasMessageContaining("consul-0: 'sleep 30' did not end within PT2S");
    }

    @Test
    void moreCommandsThanAServerTakesWaitForTheirTurn() {
        SshMachine machine = machine();
        List<ExecResult> results =
                Parallel.map(Collections.nCopies(25, "true"), word -> machine.exec(LIMIT, List.of(word)));
        assertThat(results).allMatch(ExecResult::succeeded);
    }

    @Test
    void aLostSessionIsMadeAnewAndItsWaysStayWhereTheyWere() throws IOException {
        SshMachine machine = machine();
        try (ServerSocket agent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            InetSocketAddress before = machine.loopback(agent.getLocalPort()).orElseThrow();
            server.loseSessions();
            // This side may be told a moment later; a call within that moment fails.
            machine.awaitAnswer(LIMIT);
            assertThat(machine.loopback(agent.getLocalPort())).contains(before);
            try (Socket client = new Socket(before.getAddress(), before.getPort());
                    Socket accepted = agent.accept()) {
                accepted.getOutputStream().write('x');
                assertThat(client.getInputStream().read()).isEqualTo('x');
            }
        }
    }

    @Test
    void aMachineThatShowsAnotherHostKeyIsRefused() throws IOException {
        assertThat(machine().isUp()).isTrue();
        server.replace();
        SshMachine later = machine();
        assertThat(later.isUp()).isFalse();
        assertThatThrownBy(() -> later.exec(LIMIT, List.of("true")))
                .isInstanceOf(MachineException.class)
                .hasMessageContaining("another host key than at first: SHA256:")
                .hasMessageContaining("known_hosts");
    }

    @Test
    void hostKeysAreKeptForOthersOfThisRunAndForNobodyElse() throws IOException {
        assertThat(machine().isUp()).isTrue();
        Path file = folder.resolve("known_hosts");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(file))
                .startsWith("[127.0.0.1]:" + server.address().port() + " ssh-rsa AAAA");
    }

    @Test
    void opensshTakesPathsAsTheyAre() {
        List<String> arguments = SshMachine.openSshArguments(
                Path.of("/a b/100%/key"), Path.of("/a b/100%/known_hosts"), "203.0.113.7", List.of("true"));
        assertThat(arguments)
                .containsSubsequence("-i", "/a b/100%%/key")
                .containsSubsequence("-o", "UserKnownHostsFile=\"/a b/100%%/known_hosts\"")
                .contains("BatchMode=yes", "ConnectTimeout=10", "StrictHostKeyChecking=yes", "root@203.0.113.7");
    }

    @Test
    void nobodyGetsInWithAnotherKey() {
        try (SshAccess other = SshAccess.open(OperatorKey.generate(), folder.resolve("known_hosts"))) {
            SshMachine machine = new SshMachine(NINE, CONSUL, "127.0.0.1", server.address(), other, NONE);
            assertThatThrownBy(() -> machine.exec(LIMIT, List.of("true")))
                    .isInstanceOf(MachineException.class)
                    .hasMessageContaining("consul-0: cannot run 'true': no SSH session with 127.0.0.1:");
        }
    }

    @Test
    void whereNobodyListensTheMachineIsDownAndNoWayLeadsToItsAgents() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        SshMachine machine = new SshMachine(NINE, CONSUL, "127.0.0.1", new SshAddress("127.0.0.1", free), access, NONE);
        assertThat(machine.isUp()).isFalse();
        assertThat(machine.consul()).hasToString("https://127.0.0.1:1");
        assertThatThrownBy(() -> machine.awaitAnswer(Duration.ofSeconds(1)))
                .isInstanceOf(MachineException.class)
                .hasMessageContaining("no answer over SSH within 1 s");
    }
}
