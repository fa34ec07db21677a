package io.nonet.cli;

import io.nonet.chaos.NetworkFault;
import io.nonet.chaos.link.Effect;
import io.nonet.chaos.link.Partition;
import io.nonet.chaos.link.Scope;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nonet slow}. */
@Command(
        name = "slow",
        header = "Make TCP between two nodes, or the host and a node, slow, narrow or short of breath.",
        description = {
            "Hampers what agents send each other by TCP, each way, and shows that it does. The host is whoever connects to",
            "agents from here: your clients, and these commands too."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./nonet slow consul-0 consul-1 --latency 200ms --jitter 50ms",
            "  ./nonet slow leader:nomad nomad-client-0 --bandwidth 10 --for 1m",
            "  ./nonet slow consul-0 consul-1 --slice 100 --pause 5ms",
            "  ./nonet slow host leader:nomad --latency 300ms --service nomad"
        })
final class SlowCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(
            index = "0",
            paramLabel = "NODE",
            description = "One node: its name, leader:consul, leader:nomad or host.")
    private String one = "";

    @Parameters(index = "1", paramLabel = "NODE", description = "The other node.")
    private String other = "";

    @ArgGroup(multiplicity = "1")
    private How how = new How();

    @Option(names = "--one-way", description = "Only what the first node sends to the second.")
    private boolean oneWay;

    @Option(
            names = "--protocol",
            paramLabel = "PROTOCOL",
            defaultValue = "TCP",
            description =
                    "tcp or udp. Default: tcp. Datagrams can have a latency only, and where the kernel has netem; otherwise"
                            + " the command says why not and ends with 3.")
    private Protocol protocol = Protocol.TCP;

    @Option(
            names = "--service",
            paramLabel = "SERVICE",
            defaultValue = "ALL",
            description = "Whose traffic: consul, nomad or all. Default: all.")
    private Scope.Services services = Scope.Services.ALL;

    @Mixin
    private final FaultOptions options = new FaultOptions();

    private enum Protocol {
        TCP,
        UDP
    }

    /** One of these. */
    static final class How {
        @ArgGroup(exclusive = false)
        private @Nullable Latency latency;

        @ArgGroup(exclusive = false)
        private @Nullable Slice slice;

        @Option(
                names = "--bandwidth",
                paramLabel = "KB",
                description = "Kilobytes a second, each connection, each way.")
        private @Nullable Integer bandwidth;

        @Option(names = "--limit", paramLabel = "BYTES", description = "End each connection after so many bytes.")
        private @Nullable Integer limit;

        @Option(
                names = "--slow-close",
                paramLabel = "TIME",
                converter = DurationConverter.class,
                description = "The end of a connection arrives so much later; from 20ms to 1m.")
        private @Nullable Duration slowClose;

        Effect effect() {
            if (latency != null) {
                return new Effect.Latency(latency.time, latency.jitter);
            }
            if (slice != null) {
                return new Effect.Slice(slice.bytes, slice.pause);
            }
            if (bandwidth != null) {
                return new Effect.Bandwidth(bandwidth);
            }
            return limit != null ? new Effect.LimitData(limit) : new Effect.SlowClose(slowClose());
        }

        private Duration slowClose() {
            return slowClose == null ? Duration.ZERO : slowClose;
        }
    }

    /** Longer on the way. */
    static final class Latency {
        @Option(
                names = "--latency",
                paramLabel = "TIME",
                required = true,
                converter = DurationConverter.class,
                description = "Added to each way; from 20ms to 4s.")
        private Duration time = Duration.ZERO;

        @Option(
                names = "--jitter",
                paramLabel = "TIME",
                defaultValue = "0s",
                converter = DurationConverter.class,
                description = "By how much that varies, up or down. Default: not at all.")
        private Duration jitter = Duration.ZERO;
    }

    /** In pieces. */
    static final class Slice {
        @Option(names = "--slice", paramLabel = "BYTES", required = true, description = "Send pieces of this size.")
        private int bytes;

        @Option(
                names = "--pause",
                paramLabel = "TIME",
                required = true,
                converter = DurationConverter.class,
                description = "Pause so long after each piece.")
        private Duration pause = Duration.ZERO;
    }

    SlowCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Effect effect = how.effect();
        FaultyCluster cluster = FaultyCluster.find(surroundings, options.cluster());
        Partition ways = cluster.between(one, other, oneWay);
        Scope scope = new Scope(Scope.Protocols.valueOf(protocol.name()), services);
        cluster.inject(NetworkFault.of(ways, scope, effect), options.lifetime());
        return ExitCode.OK;
    }
}
