package io.nonet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.cluster.EnvironmentUnusableException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProgramTest {
    private final TestingTerminal terminal = TestingTerminal.plain();

    @TempDir
    private Path folder;

    @Test
    void showsAllCommandsWithoutOne() {
        assertThat(run()).isEqualTo(ExitCode.OK);
        assertThat(terminal.data())
                .contains(
                        "up ", "status ", "list ", "env ", "ui ", "exec ", "logs ", "down ", "sweep ", "doctor ",
                        "help ")
                .doesNotContain("warm-up");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "up",
                "status",
                "list",
                "env",
                "ui",
                "exec",
                "logs",
                "torture",
                "scenario",
                "report",
                "dashboard",
                "down",
                "sweep",
                "doctor"
            })
    void everyCommandHasHelpWithExamples(String command) {
        assertThat(run(command, "--help")).isEqualTo(ExitCode.OK);
        assertThat(terminal.data()).contains("Usage: nonet " + command, "--debug", "Examples:", "./nonet " + command);
    }

    @Test
    void helpOfACommandIsTheSameEitherWay() {
        assertThat(run("help", "down")).isEqualTo(ExitCode.OK);
        assertThat(terminal.data()).contains("Usage: nonet down");
    }

    @Test
    void showsVersions() {
        assertThat(run("--version")).isEqualTo(ExitCode.OK);
        assertThat(terminal.data()).contains("nonet ", "Consul 1.14.3", "Nomad 1.4.3");
    }

    @Test
    void suggestsTheNearestCommand() {
        assertThat(run("stauts")).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.said()).contains("'stauts'", "Did you mean status?", "See nonet --help");
        assertThat(terminal.data()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"99999", "65536", "-1"})
    void refusesAPortThatThereIsNot(String port) {
        assertThat(run("dashboard", "--port", port)).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.said()).contains("--port: expected at most 65535, found " + port);
    }

    @Test
    void suggestsTheNearestOption() {
        assertThat(run("up", "--nmae", "x")).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.said()).contains("'--nmae'", "Did you mean --name?", "See nonet up --help");
    }

    @Test
    void suggestsNothingFarOff() {
        assertThat(run("kubernetes")).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.said()).contains("'kubernetes'").doesNotContain("Did you mean");
    }

    @Test
    void namesWhatAnOptionExpected() {
        assertThat(run("up", "--wait", "soon")).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.said()).contains("--wait", "90s", "'soon'");
        assertThat(run("up", "--keep", "sometimes")).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.said()).contains("--keep", "always, on-failure, never", "'sometimes'");
        assertThat(run("env", "--shell", "tcsh")).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.said()).contains("--shell", "fish", "'tcsh'");
    }

    @Test
    void refusesALifetimeOutOfRange() {
        assertThat(run("up", "--ttl", "0s")).isEqualTo(ExitCode.USAGE);
        assertThat(run("up", "--ttl", "4000d")).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.said()).contains("--ttl");
    }

    @Test
    void refusesANameThatIsNoLabel() {
        assertThat(run("down", "--name", "../other")).isEqualTo(ExitCode.USAGE);
        assertThat(run("up", "--name", "Not A Name")).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.said()).contains("../other", "Not A Name");
    }

    @Test
    void refusesAConfigurationThatIsNotThere() {
        assertThat(run("up", "--config", folder.resolve("none.yaml").toString()))
                .isEqualTo(ExitCode.USAGE);
        assertThat(terminal.said()).contains("none.yaml");
    }

    @Test
    void tellsTheLineOfAWrongConfiguration() throws Exception {
        Path file = Files.writeString(folder.resolve("wrong.yaml"), "name: x\nnomad-clinets: 2\n");
        assertThat(run("up", "--config", file.toString())).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.said()).contains("wrong.yaml:2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --seed    | seven            | seven
                    --for     | 5s               | 10 s at least, found 5.0 s
                    --for     | 2d               | 1 d at most
                    --overlap | 0                | from 1 to 10, found 0
                    --faults  | flood=1          | machine-down, found flood
                    --faults  | kill=0,loss=0    | one above 0 at least
                    --faults  | kill             | kill=3,partition=5
                    """)
    void torturesNobodyWithOptionsThatAreWrong(String option, String value, String expected) {
        assertThat(run("torture", option, value)).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.said()).contains(expected);
    }

    @Test
    void aScheduleIsReadOrDrawn() {
        assertThat(run("torture", "--schedule", "x.json", "--seed", "7")).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.said()).contains("--schedule: expected without --seed, --for, --faults and --overlap");
    }

    @Test
    void tortureLeavesNoRunWithoutAnEngine() {
        assertThat(run("torture", "--seed", "7")).isEqualTo(ExitCode.UNUSABLE);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void commandOfExecNeedsItsOptionsAfterTwoDashes() {
        assertThat(run("exec", "consul-0", "ls", "-l")).isEqualTo(ExitCode.USAGE);
        assertThat(run("exec", "consul-0", "--", "ls", "-l")).isEqualTo(ExitCode.UNUSABLE);
    }

    @Test
    void endsWithTheCodeForUnusableSurroundingsWithoutAnEngine() {
        assertThat(run("status")).isEqualTo(ExitCode.UNUSABLE);
        assertThat(terminal.said()).isEqualTo("nonet: No engine.\n  What to do: Start one.\n");
    }

    @Test
    void leavesNoRunWithoutAnEngine() {
        assertThat(run("up")).isEqualTo(ExitCode.UNUSABLE);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void environmentCanBeTakenAwayWithoutAnEngine() {
        assertThat(run("env", "--unset")).isEqualTo(ExitCode.OK);
        assertThat(terminal.data()).contains("unset CONSUL_HTTP_ADDR", "unset NOMAD_TLS_SERVER_NAME");
    }

    @Test
    void nothingIsOnStandardOutputWhenTheEnvironmentCannotBeTold() {
        assertThat(run("env")).isEqualTo(ExitCode.UNUSABLE);
        assertThat(terminal.data()).isEmpty();
    }

    private int run(String... arguments) {
        Surroundings surroundings = new Surroundings(
                terminal.terminal(),
                Clock.fixed(Instant.parse("2030-01-01T00:00:00Z"), ZoneOffset.UTC),
                folder,
                Map.of("PATH", "/usr/bin", "HOME", "/home/someone"),
                () -> {
                    throw new EnvironmentUnusableException("No engine.", "Start one.");
                });
        return new Program(surroundings, false).run(arguments);
    }

    @Test
    void commandsOfACommandHaveHelpWithExamples() {
        assertThat(run("scenario", "run", "--help")).isEqualTo(ExitCode.OK);
        assertThat(terminal.data()).contains("Usage: nonet scenario run", "--cluster", "Examples:");
    }

    @Test
    void refusesAScenarioThatIsNotThereAndListsThoseThatAre() {
        assertThat(run("scenario", "run", "nod-drain")).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.said()).contains("'nod-drain'", "did you mean node-drain?", "leader-election");
        assertThat(run("scenario")).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.said()).contains("expected list or run");
    }
}
