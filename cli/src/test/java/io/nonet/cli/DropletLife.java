package io.nonet.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * The life of a cluster of droplets, command by command.
 *
 * @param nonet runs them
 * @param name the cluster's
 */
record DropletLife(TestingCommands nonet, String name) {
    private static final Duration SHORT = Duration.ofMinutes(2);
    private static final Duration SET_UP = Duration.ofMinutes(10);
    private static final Duration POWER = Duration.ofMinutes(4);
    private static final Duration SCENARIOS = Duration.ofMinutes(20);

    /** Launches it, but not without being told that its price is right. */
    TestingCommands.Ended launches(String options) throws IOException {
        String up = "up --on digitalocean --name " + name + " " + options;
        assertThat(nonet.run(SHORT, up).exit()).as("without --yes").isEqualTo(ExitCode.USAGE);
        TestingCommands.Ended launched = nonet.run(SET_UP, up + " --yes");
        assertThat(launched.exit()).as(launched.text()).isEqualTo(ExitCode.OK);
        assertThat(launched.text()).contains(" an hour", "consul-0: machine up", "Cluster " + name + " is ready");
        assertThat(filesOfOthersEyes()).as("files that others may read").isEmpty();
        assertThat(launched.text()).doesNotContain(nonet.token());
        assertThat(filesWith(nonet.token())).as("files with the token").isEmpty();
        return launched;
    }

    void isSeen() throws IOException {
        assertThat(nonet.run(SHORT, "status --name " + name).text()).contains("Cluster " + name + " is ready");
        TestingCommands.Ended members = nonet.run(SHORT, "exec --name " + name + " consul-0 -- consul members");
        assertThat(members.text().lines().filter(line -> line.contains(" alive ")))
                .as(members.text())
                .hasSize(9);
        assertThat(nonet.run(SHORT, "exec --name " + name + " consul-1 -- sh -c 'exit 7'")
                        .exit())
                .isEqualTo(7);
        assertThat(nonet.run(SHORT, "logs --name " + name + " nomad-client-0 dockerd")
                        .exit())
                .isEqualTo(ExitCode.OK);
        isReachedFromHere();
    }

    private void isReachedFromHere() throws IOException {
        TestingCommands.Ended environment = nonet.run(SHORT, "env --name " + name);
        assertThat(environment.exit()).as(environment.text()).isEqualTo(ExitCode.OK);
        TestingCommands.Ended asked =
                nonet.shell(SHORT, environment.output() + "\nconsul members\nnomad server members\nnomad node status");
        assertThat(asked.exit()).as(asked.text()).isEqualTo(ExitCode.OK);
        assertThat(asked.output().lines().filter(line -> line.contains(" alive ")))
                .as(asked.text())
                .hasSize(9 + 3);
        assertThat(asked.output().lines().filter(line -> line.endsWith(" ready")))
                .as(asked.text())
                .hasSize(3);
        assertThat(nonet.run(SHORT, "env --name " + name).output()).isEqualTo(environment.output());
        TestingCommands.Ended ui = nonet.run(SHORT, "ui --name " + name);
        assertThat(ui.output()).contains("operator.p12", address(environment, "CONSUL_HTTP_ADDR") + "/ui/");
        assertThat(nonet.run(SHORT, "env --node nomad-client-1 --name " + name).output())
                .doesNotContain(address(environment, "NOMAD_ADDR"));
        assertThat(holders()).as("processes that hold ways").hasSize(2).noneMatch(this::isGivenTheToken);
        assertThat(filesOfOthersEyes()).as("files that others may read").isEmpty();
        assertThat(filesWith(nonet.token())).as("files with the token").isEmpty();
    }

    private static String address(TestingCommands.Ended environment, String variable) {
        Matcher found =
                Pattern.compile(variable + "='?(https://127.0.0.1:\\d+)").matcher(environment.output());
        assertThat(found.find()).as(environment.text()).isTrue();
        return found.group(1);
    }

    /** Processes that hold ways to the cluster; of ProcessHandle a command line is cut off after a page. */
    private List<Path> holders() throws IOException {
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            return processes
                    .filter(process -> commandLine(process).contains("\0hold-ways\0--name\0" + name + "\0"))
                    .toList();
        }
    }

    private boolean isGivenTheToken(Path process) {
        return holds(process.resolve("environ"), nonet.token())
                || commandLine(process).contains(nonet.token());
    }

    private static String commandLine(Path process) {
        try {
            return Files.readString(process.resolve("cmdline"), ISO_8859_1);
        } catch (IOException e) {
            // It is no process, or it has ended.
            return "";
        }
    }

    void isBrokenAndMended() {
        TestingCommands.Ended down = nonet.run(SHORT, "kill --name " + name + " nomad-client-0 machine");
        assertThat(down.text()).contains("the machine is down, no answer");
        assertThat(nonet.run(SHORT, "status --name " + name))
                .matches(ended -> ended.exit() == ExitCode.FAILED)
                .matches(ended -> ended.text().contains("The machine of nomad-client-0 is down or gone."));
        assertThat(nonet.run(POWER, "heal --wait --name " + name).text())
                .contains("healed: 1 fault", "ready again after");
    }

    void runsScenarios() {
        TestingCommands.Ended judged =
                nonet.run(SCENARIOS, "scenario run leader-election node-drain partition --cluster " + name);
        assertThat(judged.exit()).as(judged.text()).isEqualTo(ExitCode.OK);
        assertThat(judged.text()).contains("leader-election: 4 passed", "node-drain: 6 passed", "partition: 6 passed");
        TestingCommands.Ended refused = nonet.run(SHORT, "scenario run artifacts --cluster " + name);
        assertThat(refused.exit()).as(refused.text()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(refused.text()).contains("There is no such thing on digitalocean: containers beside the cluster.");
    }

    /** Removes it; nothing of it is left here. */
    void isRemoved() {
        TestingCommands.Ended removed = nonet.run(SHORT, "down --name " + name);
        assertThat(removed.exit()).as(removed.text()).isEqualTo(ExitCode.OK);
        assertThat(removed.text()).contains("nothing is left");
        assertThat(nonet.folder().resolve(".nonet")).doesNotExist();
        Awaitility.await("processes that hold ways end").until(this::holders, List::isEmpty);
    }

    private List<Path> filesOfOthersEyes() throws IOException {
        try (Stream<Path> files = Files.walk(nonet.folder().resolve(".nonet"))) {
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
        try (Stream<Path> files = Files.walk(nonet.folder())) {
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
