package io.nonet.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.nonet.cluster.Cluster;
import io.nonet.cluster.ExecResult;
import io.nonet.cluster.Machine;
import io.nonet.cluster.Service;
import io.nonet.topology.NodeSpec;
import io.nonet.topology.Port;
import io.nonet.topology.config.MachineFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.awaitility.Awaitility;

/**
 * One idle link that carries a program's own words in place of an agent's: the second Nomad client's agent stands still
 * meanwhile, and another program listens at its port.
 */
final class LiveLink implements AutoCloseable {
    private static final Duration COMMAND = Duration.ofSeconds(60);
    private static final String FOLDER = "/usr/local/lib/nonet/bench/";
    private static final String ROUNDS = "1000";
    private static final String MEGABYTES = "200";

    private final Machine from;
    private final Machine to;

    private LiveLink(Machine from, Machine to) {
        this.from = from;
        this.to = to;
    }

    /** What one link does. */
    record Speed(long roundTripMicros, long megabytesPerSecond) {}

    static LiveLink open(Cluster cluster) {
        List<NodeSpec> clients = cluster.topology().nomadClients();
        LiveLink link = new LiveLink(cluster.machine(clients.get(0)), cluster.machine(clients.get(1)));
        link.from.write(List.of(program("talk")));
        link.to.write(List.of(program("echo")));
        link.to.services().stop(Service.NOMAD);
        run(link.to, "setsid " + FOLDER + "echo " + Port.NOMAD_HTTPS.number() + " </dev/null >/dev/null 2>&1 &");
        Awaitility.await("the echo listens").atMost(COMMAND).until(() -> link.past() != null);
        return link;
    }

    /** Over the listener that agents use. */
    Speed through() {
        return talk("");
    }

    /** As Toxiproxy's user, who is let by. */
    Speed past() {
        return talk("chpst -u toxiproxy ");
    }

    private Speed talk(String as) {
        String said = run(
                        from,
                        String.join(
                                " ",
                                as + FOLDER + "talk",
                                to.address(),
                                Integer.toString(Port.NOMAD_HTTPS.number()),
                                ROUNDS,
                                MEGABYTES))
                .strip();
        int space = said.indexOf(' ');
        return new Speed(Long.parseLong(said.substring(0, space)), Long.parseLong(said.substring(space + 1)));
    }

    private static String run(Machine machine, String script) {
        ExecResult ran = machine.exec(COMMAND, List.of("sh", "-c", script));
        if (!ran.succeeded()) {
            throw new IllegalStateException(script + " on " + machine.node().name() + " " + ran.ending());
        }
        return ran.stdout();
    }

    private static MachineFile program(String name) {
        try (InputStream in = LiveLink.class.getResourceAsStream(name)) {
            return new MachineFile(
                    FOLDER + name, new String(Objects.requireNonNull(in).readAllBytes(), UTF_8), 0755);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        run(to, "pkill -f " + FOLDER + "[e]cho");
        to.services().start(Service.NOMAD);
    }
}
