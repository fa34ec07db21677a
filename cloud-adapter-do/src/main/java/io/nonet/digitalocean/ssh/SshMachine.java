package io.nonet.digitalocean.ssh;

import static java.util.Objects.requireNonNull;

import io.nonet.cluster.ExecResult;
import io.nonet.cluster.FileArchive;
import io.nonet.cluster.Machine;
import io.nonet.cluster.MachineException;
import io.nonet.cluster.Service;
import io.nonet.topology.Link;
import io.nonet.topology.LinkTable;
import io.nonet.topology.ListenedLink;
import io.nonet.topology.NodeSpec;
import io.nonet.topology.Port;
import io.nonet.topology.Topology;
import io.nonet.topology.config.MachineFile;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A machine that is reached over SSH.
 *
 * <p>Its agents are reached through forwarded ports, which last as long as this process. They lead to the listeners that
 * the node's Toxiproxy has for the host, so that faults hit the host's connections as they do elsewhere. A session that is
 * lost is made anew by the next call; a log is read over it too, so that a machine that is off shows none.
 */
public final class SshMachine implements Machine {
    /** What commands and services find around them in the machine image, as a shell takes it; a bare machine has none of it. */
    public static final String ENVIRONMENT = "export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
            + " CONSUL_HTTP_ADDR=https://127.0.0.1:8501"
            + " CONSUL_CACERT=/etc/nonet/tls/ca.pem"
            + " CONSUL_CLIENT_CERT=/etc/nonet/tls/node.pem"
            + " CONSUL_CLIENT_KEY=/etc/nonet/tls/node-key.pem"
            + " NOMAD_ADDR=https://127.0.0.1:4646"
            + " NOMAD_CACERT=/etc/nonet/tls/ca.pem"
            + " NOMAD_CLIENT_CERT=/etc/nonet/tls/node.pem"
            + " NOMAD_CLIENT_KEY=/etc/nonet/tls/node-key.pem";

    private static final Logger LOG = LoggerFactory.getLogger(SshMachine.class);
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration POWER_ON = Duration.ofMinutes(2);
    private static final Duration RETRY = Duration.ofMillis(500);
    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final Duration FILES = Duration.ofSeconds(60);
    /** Nobody listens at it: what stands for a port of a machine that is down. */
    private static final int NOBODY = 1;

    private static final String UNPACK = "exec tar --extract --preserve-permissions --no-overwrite-dir --directory=/";
    private static final String LOOPBACK = "127.0.0.1";

    private final Topology topology;
    private final NodeSpec node;
    private final String address;
    private final SshLink link;
    private final Power power;

    /**
     * Connects to nothing yet.
     *
     * @param address that the other nodes use
     * @param ssh where its SSH server is
     */
    public SshMachine(Topology topology, NodeSpec node, String address, SshAddress ssh, SshAccess access, Power power) {
        this.topology = requireNonNull(topology, "topology");
        this.node = requireNonNull(node, "node");
        this.address = requireNonNull(address, "address");
        this.power = requireNonNull(power, "power");
        this.link = new SshLink(access, ssh);
    }

    @Override
    public NodeSpec node() {
        return node;
    }

    @Override
    public String address() {
        return address;
    }

    @Override
    public URI consul() {
        return URI.create("https://127.0.0.1:" + forward(address, listener(Port.CONSUL_HTTPS)));
    }

    @Override
    public Optional<URI> nomad() {
        return node.role().runsNomad()
                ? Optional.of(URI.create("https://127.0.0.1:" + forward(address, listener(Port.NOMAD_HTTPS))))
                : Optional.empty();
    }

    @Override
    public URI toxiproxy() {
        return URI.create("http://127.0.0.1:" + forward(LOOPBACK, Port.TOXIPROXY_CONTROL.number()));
    }

    @Override
    public Optional<InetSocketAddress> loopback(int port) {
        return Optional.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), forward(LOOPBACK, port)));
    }

    /** Where the node's Toxiproxy takes up what the host sends to one of its agents. */
    private int listener(Port port) {
        return LinkTable.of(topology).at(node).stream()
                .filter(listened -> listened.link().equals(new Link(Link.HOST, node, port)))
                .mapToInt(ListenedLink::listenPort)
                .findFirst()
                .orElseThrow();
    }

    private int forward(String host, int port) {
        try {
            return link.forward(host, port, CONNECT);
        } catch (IOException e) {
            LOG.debug("{}: no way to its port {}: {}", node.name(), port, e.getMessage());
            return NOBODY;
        }
    }

    @Override
    public ExecResult exec(Duration limit, List<String> command) {
        return run(limit, RemoteCommand.of(command), String.join(" ", command), InputStream.nullInputStream());
    }

    /**
     * Runs a shell's script as root, and gives it what it reads.
     *
     * @param arguments what the script finds as {@code $1} and on
     * @param input read at most once, to its end unless the script ends first
     * @throws MachineException if the machine is down, or the script does not end in time
     */
    public ExecResult script(Duration limit, String script, List<String> arguments, InputStream input) {
        List<String> words = new ArrayList<>(List.of("sh", "-c", script, "sh"));
        words.addAll(arguments);
        String shown = script.lines().findFirst().orElse("");
        return run(limit, RemoteCommand.of(words), shown, input);
    }

    private ExecResult run(Duration limit, RemoteCommand command, String words, InputStream input) {
        try {
            return link.run(limit, shorter(limit, CONNECT), command, input)
                    .orElseThrow(
                            () -> new MachineException(node.name(), "'" + words + "' did not end within " + limit));
        } catch (IOException e) {
            throw new MachineException(node.name(), "cannot run '" + words + "': " + e.getMessage(), e);
        }
    }

    @Override
    public void write(List<MachineFile> files) {
        try (InputStream archive = FileArchive.of(files)) {
            ExecResult result = script(FILES, UNPACK, List.of(), archive);
            if (!result.succeeded()) {
                throw new MachineException(node.name(), "cannot write files: the command " + result.ending());
            }
        } catch (IOException e) {
            throw new MachineException(node.name(), "cannot write files: " + e.getMessage(), e);
        }
    }

    @Override
    public String log(Service service, int lines) {
        String file = "/var/log/nonet/" + service.label() + "/current";
        ExecResult result =
                exec(FILES, List.of("sh", "-c", "[ ! -e " + file + " ] || exec tail --lines=" + lines + " " + file));
        if (!result.succeeded()) {
            throw new MachineException(node.name(), "cannot read " + file + ": the command " + result.ending());
        }
        return result.stdout().stripTrailing();
    }

    @Override
    public boolean isUp() {
        return answers(new AtomicReference<>(""), SshMachine::ofSession);
    }

    /**
     * What OpenSSH's {@code ssh} is told so that it runs a command as this class does: with the same key, and only if the
     * machine shows the host key that it showed first.
     */
    public static List<String> openSshArguments(Path key, Path knownHosts, String host, List<String> command) {
        List<String> arguments = new ArrayList<>(List.of("-F", "none", "-i", unexpanded(key)));
        for (String option : List.of(
                // Of itself it tells only why it fails.
                "LogLevel=ERROR",
                "BatchMode=yes",
                "IdentitiesOnly=yes",
                "StrictHostKeyChecking=yes",
                "UserKnownHostsFile=\"" + unexpanded(knownHosts) + "\"",
                "ConnectTimeout=" + CONNECT.toSeconds(),
                // As of the other sessions: who says nothing for three of these is lost.
                "ServerAliveInterval=" + SshAccess.HEARTBEAT.toSeconds(),
                "ServerAliveCountMax=" + SshAccess.HEARTBEATS_MISSED)) {
            arguments.addAll(List.of("-o", option));
        }
        arguments.add(SshAccess.USER + "@" + host);
        arguments.add(RemoteCommand.of(command).line());
        return List.copyOf(arguments);
    }

    /** A path in which ssh finds nothing to put something else for. */
    private static String unexpanded(Path path) {
        return path.toString().replace("%", "%%");
    }

    /** Ends the session, and the ways through it, until somebody needs them again. */
    public void disconnect() {
        link.drop();
    }

    /**
     * Returns once the machine answers over SSH, be it for the first time.
     *
     * @throws MachineException if it does not within the limit; says what became of the last attempt
     */
    public void awaitAnswer(Duration limit) {
        AtomicReference<String> last = new AtomicReference<>("not asked yet");
        try {
            Awaitility.await(node.name() + " answers over SSH")
                    .pollDelay(Duration.ZERO)
                    .pollInterval(RETRY)
                    .atMost(limit)
                    .until(() -> answers(last, failure -> true));
        } catch (ConditionTimeoutException e) {
            throw new MachineException(
                    node.name(), "no answer over SSH within " + limit.toSeconds() + " s: " + last.get(), e);
        }
    }

    /** Ends the session where the failure says that it is of no use: one that is lost without a word looks open for a while. */
    private boolean answers(AtomicReference<String> last, Predicate<MachineException> useless) {
        try {
            return exec(LOOK, List.of("true")).succeeded();
        } catch (MachineException e) {
            last.set(String.valueOf(e.getMessage()));
            if (useless.test(e)) {
                link.drop();
            }
            return false;
        }
    }

    /** A machine that is merely busy keeps it: others have their ways through it. */
    private static boolean ofSession(MachineException failure) {
        return failure.getCause() instanceof IOException;
    }

    @Override
    public void powerOff() {
        power.off();
        link.drop();
    }

    @Override
    public void powerOn() {
        power.on();
        awaitAnswer(POWER_ON);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    @Override
    public String toString() {
        return node.name() + " (" + link + ", " + address + ")";
    }
}
