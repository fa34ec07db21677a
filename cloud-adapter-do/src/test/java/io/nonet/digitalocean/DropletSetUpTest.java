package io.nonet.digitalocean;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nonet.cluster.EnvironmentUnusableException;
import io.nonet.digitalocean.setup.MachineSetUp;
import io.nonet.digitalocean.setup.Programs;
import io.nonet.digitalocean.ssh.OperatorKey;
import io.nonet.digitalocean.ssh.Power;
import io.nonet.digitalocean.ssh.SshAccess;
import io.nonet.digitalocean.ssh.SshAddress;
import io.nonet.digitalocean.ssh.SshMachine;
import io.nonet.topology.Topology;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DropletSetUpTest {
    private static final Topology NINE = Topology.nineNodes();
    /** Nobody listens there. */
    private static final SshAddress NOBODY = new SshAddress("127.0.0.1", 1);

    private static final Programs NONE = new Programs() {
        @Override
        public void prepare(Topology topology) {}

        @Override
        public void install(SshMachine machine, Topology topology) {}
    };
    private static final Power NO_POWER = new Power() {
        @Override
        public void off() {}

        @Override
        public void on() {}
    };

    @TempDir
    private Path folder;

    @Test
    void saysWhomTheFirewallLetsInWhenNoDropletAnswers() {
        try (SshAccess access = SshAccess.open(OperatorKey.generate(), folder.resolve("known_hosts"))) {
            List<SshMachine> machines = NINE.nodes().stream()
                    .map(node -> new SshMachine(NINE, node, "10.0.0.2", NOBODY, access, NO_POWER))
                    .toList();
            DropletSetUp setUp = new DropletSetUp(
                    new MachineSetUp(NONE),
                    NINE,
                    OperatorAddress.parse("203.0.113.7"),
                    Duration.ofSeconds(1),
                    node -> List.of(),
                    node -> {});
            assertThatThrownBy(() -> setUp.run(machines, CompletableFuture.completedFuture(null)))
                    .isInstanceOf(EnvironmentUnusableException.class)
                    .hasMessageContaining("Cannot set up the droplet of consul-0: no answer over SSH within 1 s")
                    .hasMessageContaining("lets nobody in but 203.0.113.7/32")
                    .hasMessageContaining("--operator ADDRESS");
        }
    }
}
