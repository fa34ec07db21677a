package io.nonet.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.digitalocean.fake.ContainerDroplets;
import io.nonet.digitalocean.fake.FakeDigitalOcean;
import io.nonet.digitalocean.fake.Manners;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nine bare droplets, which are containers behind the fake API, become a cluster that every command works on, each in a
 * process of its own; then nothing of it is left.
 */
class DropletCommandsIT {
    private static final String NAME = "droplets-it";
    private static final Duration SHORT = Duration.ofMinutes(2);

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
            TestingCommands nonet = new TestingCommands(folder, fake.uri(), FakeDigitalOcean.TOKEN);
            launches(nonet, fake, hardware.operatorAddress());
            isSeen(nonet);
            isBrokenAndMended(nonet);
            runsScenarios(nonet);
            isRemoved(nonet, fake, foreign);
        }
    }

    private void launches(TestingCommands nonet, FakeDigitalOcean fake, String operator) throws IOException {
        String up = "up --on digitalocean --region sgp1 --binaries upload --name " + NAME + " --operator " + operator;
        assertThat(nonet.run(SHORT, up).exit()).as("without --yes").isEqualTo(ExitCode.USAGE);
        int before = fake.served().size();
        TestingCommands.Ended launched = nonet.run(Duration.ofMinutes(5), up + " --yes");
        assertThat(launched.exit()).as(launched.text()).isEqualTo(ExitCode.OK);
        assertThat(launched.text())
                .contains("$0.10716 an hour", "consul-0: machine up", "Cluster " + NAME + " is ready");
        assertThat(fake.served().size() - before).as("calls of an up").isLessThanOrEqualTo(60);
        assertThat(fake.mostPerSecond()).as("calls within a second").isLessThanOrEqualTo(4);
        assertThat(filesOfOthersEyes()).as("files that others may read").isEmpty();
        assertThat(launched.text()).doesNotContain(FakeDigitalOcean.TOKEN);
        assertThat(filesWith(FakeDigitalOcean.TOKEN)).as("files with the token").isEmpty();
    }

    private static void isSeen(TestingCommands nonet) {
        assertThat(nonet.run(SHORT, "status --name " + NAME).text()).contains("Cluster " + NAME + " is ready");
        TestingCommands.Ended members = nonet.run(SHORT, "exec --name " + NAME + " consul-0 -- consul members");
        assertThat(members.text().lines().filter(line -> line.contains(" alive ")))
                .as(members.text())
                .hasSize(9);
        assertThat(nonet.run(SHORT, "exec --name " + NAME + " consul-1 -- sh -c 'exit 7'")
                        .exit())
                .isEqualTo(7);
        assertThat(nonet.run(SHORT, "logs --name " + NAME + " nomad-client-0 dockerd")
                        .exit())
                .isEqualTo(ExitCode.OK);
        assertThat(nonet.run(SHORT, "env --name " + NAME))
                .matches(ended ->
                        ended.exit() == ExitCode.UNUSABLE && ended.text().contains("nonet forward"));
        assertThat(nonet.runUntilItSays(SHORT, "forward --name " + NAME, "open until Ctrl-C"))
                .contains("CONSUL_HTTP_ADDR", "https://127.0.0.1:", "NOMAD_ADDR");
        assertThat(nonet.runUntilItSays(SHORT, "ui --name " + NAME, "open until Ctrl-C"))
                .contains("operator.p12", "https://127.0.0.1:", "/ui/");
    }

    private static void isBrokenAndMended(TestingCommands nonet) {
        TestingCommands.Ended down = nonet.run(SHORT, "kill --name " + NAME + " nomad-client-0 machine");
        assertThat(down.text()).contains("the machine is down, no answer");
        assertThat(nonet.run(SHORT, "status --name " + NAME))
                .matches(ended -> ended.exit() == ExitCode.FAILED)
                .matches(ended -> ended.text().contains("The machine of nomad-client-0 is down or gone."));
        assertThat(nonet.run(Duration.ofMinutes(4), "heal --wait --name " + NAME)
                        .text())
                .contains("healed: 1 fault", "ready again after");
    }

    private static void runsScenarios(TestingCommands nonet) {
        TestingCommands.Ended judged = nonet.run(
                Duration.ofMinutes(12), "scenario run leader-election node-drain partition --cluster " + NAME);
        assertThat(judged.exit()).as(judged.text()).isEqualTo(ExitCode.OK);
        assertThat(judged.text()).contains("leader-election: 4 passed", "node-drain: 5 passed", "partition: 6 passed");
        TestingCommands.Ended refused = nonet.run(SHORT, "scenario run artifacts --cluster " + NAME);
        assertThat(refused.exit()).as(refused.text()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(refused.text()).contains("There is no such thing on digitalocean: containers beside the cluster.");
    }

    private void isRemoved(TestingCommands nonet, FakeDigitalOcean fake, Set<String> foreign) {
        int before = fake.served().size();
        TestingCommands.Ended removed = nonet.run(SHORT, "down --name " + NAME);
        assertThat(removed.text()).contains("nothing is left");
        assertThat(fake.served().size() - before).as("calls of a down").isLessThanOrEqualTo(40);
        assertThat(fake.everything()).isEqualTo(foreign);
        assertThat(folder.resolve(".nonet")).doesNotExist();
    }

    private List<Path> filesOfOthersEyes() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve(".nonet"))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !rights(file).equals("rw-------"))
                    .toList();
        }
    }

    private static String rights(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private List<Path> filesWith(String text) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> holds(file, text))
                    .toList();
        }
    }

    private static boolean holds(Path file, String text) {
        try {
            return Files.size(file) < 10_000_000 && new String(Files.readAllBytes(file), ISO_8859_1).contains(text);
        } catch (IOException e) {
            return true;
        }
    }
}
