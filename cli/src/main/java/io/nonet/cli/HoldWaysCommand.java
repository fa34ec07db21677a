package io.nonet.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code nonet hold-ways}: holds ways through SSH open, and tells of them in a {@link WaysFile}, until that file is gone
 * or another's, or the cluster has had its time. {@link HeldWays} runs it in the background.
 */
@Command(name = "hold-ways", hidden = true, description = "Holds ways to agents on DigitalOcean open.")
final class HoldWaysCommand implements Callable<Integer> {
    /** How often it looks whether its file is there still; sessions are looked after every so many looks. */
    private static final long LOOK_SECONDS = 1;

    private static final int LOOKS = 10;

    private final Surroundings surroundings;

    @Mixin
    private final ClusterOptions cluster = new ClusterOptions();

    @Option(names = "--consul", paramLabel = "NODE", required = true, description = "To the Consul agent of this node.")
    private String consul = "";

    @Option(names = "--nomad", paramLabel = "NODE", description = "To the Nomad agent of this node.")
    private @Nullable String nomad;

    HoldWaysCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Where it tells of its ways. */
    static WaysFile file(Path folder, AskedAgents asked) {
        String name = asked.consul().node().name()
                + asked.nomad().map(machine -> "+" + machine.node().name()).orElse("");
        return new WaysFile(folder.resolve(name + ".json"));
    }

    @Override
    public Integer call() throws InterruptedException {
        FoundCluster found = FoundCluster.find(surroundings.provisioner(cluster.name()), cluster.name());
        AskedAgents asked = new AskedAgents(
                found.machine(consul), Optional.ofNullable(nomad).map(found::machine));
        WaysFile file = file(surroundings.droplets().ways(cluster.name()), asked);
        asked.requireUp();
        AgentAddresses told = asked.addresses();
        tell(file, told);
        CountDownLatch never = new CountDownLatch(1);
        for (int look = 1; isOurs(file) && !never.await(LOOK_SECONDS, TimeUnit.SECONDS); look++) {
            if (look % LOOKS == 0) {
                surroundings
                        .droplets()
                        .requireCurrent(cluster.name(), surroundings.clock().instant());
                // Makes a lost session anew, on the same ports unless somebody has taken them.
                AgentAddresses now = asked.addresses();
                if (now.lead() && !now.equals(told)) {
                    tell(file, now);
                    told = now;
                }
            }
        }
        return ExitCode.OK;
    }

    private static void tell(WaysFile file, AgentAddresses addresses) {
        file.write(addresses.consul().uri(), addresses.nomad().map(AgentAddress::uri));
    }

    private static boolean isOurs(WaysFile file) {
        return file.read()
                .filter(held -> held.process() == ProcessHandle.current().pid())
                .isPresent();
    }
}
