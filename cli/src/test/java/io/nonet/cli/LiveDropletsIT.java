package io.nonet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.digitalocean.DropletPlace;
import io.nonet.digitalocean.Remains;
import io.nonet.digitalocean.api.ApiAccess;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A cluster on the account of the environment's token, which every command works on, and nothing of it afterwards; the
 * profile {@code digitalocean} runs it. It takes a quarter of an hour, and costs some cents.
 *
 * <p>{@code NONET_UP_OPTIONS} are further options of {@code nonet up}, such as {@code --region fra1}.
 */
class LiveDropletsIT {
    private static final String NAME = "live-it-" + ProcessHandle.current().pid();
    private static final Duration REMOVAL = Duration.ofMinutes(5);

    @TempDir
    private Path folder;

    @Test
    void nineDropletsAreAClusterLikeAnyOther() throws Exception {
        Map<String, String> environment = System.getenv();
        TestingCommands nonet =
                new TestingCommands(folder, ApiAccess.from(environment).base(), environment.get(ApiAccess.TOKEN));
        DropletLife life = new DropletLife(nonet, NAME);
        try {
            life.launches("--ttl 2h " + environment.getOrDefault("NONET_UP_OPTIONS", "--region sgp1"));
            life.isSeen();
            life.isBrokenAndMended();
            life.runsScenarios();
            life.isRemoved();
        } finally {
            TestingCommands.Ended removed = nonet.run(REMOVAL, "down --on digitalocean --name " + NAME);
            assertThat(removed.exit()).as(removed.text()).isEqualTo(ExitCode.OK);
        }
        assertThat(DropletPlace.account(folder, environment, Clock.systemUTC()).runs())
                .extracting(Remains::run)
                .noneMatch(run -> run.cluster().equals(NAME));
    }
}
