package io.nonet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.digitalocean.fake.ContainerDroplets;
import io.nonet.digitalocean.fake.FakeDigitalOcean;
import io.nonet.digitalocean.fake.Manners;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nine bare droplets, which are containers behind the fake API, become a cluster that every command works on, each in a
 * process of its own; then nothing of it is left.
 */
class DropletCommandsIT {
    @TempDir
    private Path folder;

    @Test
    void nineDropletsAreAClusterLikeAnyOther() throws Exception {
        Clock clock = Clock.systemUTC();
        try (ContainerDroplets hardware =
                        ContainerDroplets.start("cli-" + ProcessHandle.current().pid(), clock);
                FakeDigitalOcean fake = FakeDigitalOcean.start(clock, Manners.brisk(), hardware, 0)) {
            fake.addForeignResources();
            Set<String> foreign = fake.everything();
            DropletLife life =
                    new DropletLife(new TestingCommands(folder, fake.uri(), FakeDigitalOcean.TOKEN), "droplets-it");

            TestingCommands.Ended launched =
                    life.launches("--region sgp1 --binaries upload --operator " + hardware.operatorAddress());
            assertThat(launched.text()).contains("$0.10716 an hour");
            int calls = fake.served().size();
            assertThat(calls).as("calls of a refused up and of an up").isLessThanOrEqualTo(60);
            life.isSeen();
            life.isBrokenAndMended();
            life.runsScenarios();
            calls = fake.served().size();
            life.isRemoved();
            assertThat(fake.served().size() - calls).as("calls of a down").isLessThanOrEqualTo(40);
            // One process after the other: no JVM starts within the 300 ms that calls are apart.
            assertThat(fake.mostPerSecond()).as("calls within a second").isLessThanOrEqualTo(4);
            assertThat(fake.everything()).isEqualTo(foreign);
        }
    }
}
