package io.nonet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nonet.cluster.EnvironmentUnusableException;
import io.nonet.cluster.Lease;
import io.nonet.cluster.Owner;
import io.nonet.digitalocean.Admission;
import io.nonet.digitalocean.CloudRun;
import io.nonet.digitalocean.DigitalOcean;
import io.nonet.digitalocean.DropletLaunch;
import io.nonet.digitalocean.DropletProvisioner;
import io.nonet.digitalocean.LaunchPlan;
import io.nonet.digitalocean.OperatorAddress;
import io.nonet.digitalocean.Quote;
import io.nonet.digitalocean.RunId;
import io.nonet.digitalocean.fake.FakeDigitalOcean;
import io.nonet.digitalocean.fake.Manners;
import io.nonet.digitalocean.fake.TestingTime;
import io.nonet.digitalocean.setup.MachineSetUp;
import io.nonet.digitalocean.setup.Programs;
import io.nonet.digitalocean.ssh.SshMachine;
import io.nonet.topology.Topology;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloudCommandsTest {
    private static final String TOKEN = FakeDigitalOcean.TOKEN;
    private static final Instant START = Instant.parse("2030-01-02T03:04:05Z");

    private final TestingTerminal terminal = TestingTerminal.plain();
    private final TestingTime time = new TestingTime();
    private final Map<String, String> environment = new HashMap<>(Map.of("HOME", "/home/someone"));

    @TempDir
    private Path folder;

    private FakeDigitalOcean fake;
    private Set<String> foreign;

    @BeforeEach
    void start() {
        fake = FakeDigitalOcean.start(time, Manners.calm());
        fake.addForeignResources();
        foreign = fake.everything();
        environment.put("DIGITALOCEAN_TOKEN", TOKEN);
        environment.put("DIGITALOCEAN_API_URL", fake.uri().toString());
    }

    /** Whatever was asked for: others keep what they have, and nobody got to see the token. */
    @AfterEach
    void stop() {
        assertThat(fake.everything()).containsAll(foreign);
        assertThat(terminal.said() + terminal.data()).doesNotContain(TOKEN);
        fake.close();
    }

    private int run(String... arguments) {
        return new Program(surroundings(), false).run(arguments);
    }

    private Surroundings surroundings() {
        return new Surroundings(terminal.terminal(), Clock.fixed(START, ZoneOffset.UTC), folder, environment, () -> {
            throw new EnvironmentUnusableException("No engine.", "Start one.");
        });
    }

    @Test
    void pricesALaunch() {
        assertThat(run("up", "--on", "digitalocean", "--region", "sgp1", "--dry-run"))
                .isEqualTo(ExitCode.OK);
        assertThat(terminal.data())
                .contains("9 droplets in sgp1 (6 × s-1vcpu-1gb, 3 × s-1vcpu-2gb): $0.10716 an hour, $0.43 for 4 h");
        assertThat(fake.everything()).isEqualTo(foreign);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void tellsThePriceForPrograms() {
        assertThat(run("up", "--on", "digitalocean", "--region", "sgp1", "--json", "--dry-run"))
                .isEqualTo(ExitCode.OK);
        assertThat(terminal.data()).contains("\"dollarsAnHour\" : 0.10716");
    }

    @Test
    void launchesNothingThatNobodyAccepted() {
        assertThat(run("up", "--on", "digitalocean", "--region", "sgp1")).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.said()).contains("$0.10716 an hour", "--yes: expected", "nothing was made");
        assertThat(fake.everything()).isEqualTo(foreign);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void looksAgainOnceThePriceIsAccepted() {
        CloudCheck check = new CloudCheck(account(), terminal.terminal());
        Quote asked = account().check(plan("nonet", "1f0c"));
        assertThat(check.again(asked)).isEqualTo(asked);
        fake.addForeignVpc(asked.range().toString());
        assertThat(check.again(asked).range()).isNotEqualTo(asked.range());
        fake.limitDroplets(5);
        assertThatThrownBy(() -> check.again(asked))
                .isInstanceOf(EnvironmentUnusableException.class)
                .hasMessageContaining("may have 5 droplets and has 3; 9 more are needed");
    }

    @Test
    void launchesNothingForAnotherPriceThanWasAccepted() {
        CloudCheck check = new CloudCheck(account(), terminal.terminal());
        Quote now = account().check(plan("nonet", "1f0c"));
        Quote asked = new Quote(
                now.plan(),
                now.image(),
                now.range(),
                List.of(new Quote.Line(9, "s-1vcpu-1gb", new BigDecimal("0.01"))));
        assertThatThrownBy(() -> check.again(asked))
                .isInstanceOf(EnvironmentUnusableException.class)
                .hasMessageContaining("costs $0.10716 an hour now, not $0.09")
                .hasMessageContaining("nothing was made");
    }

    @Test
    void refusesAnOperatorThatIsNotOneAddress() {
        assertThat(run("up --on digitalocean --region sgp1 --yes --operator 0.0.0.0".split(" ")))
                .isEqualTo(ExitCode.USAGE);
        assertThat(terminal.said()).contains("--operator: expected one IPv4 address");
        assertThat(fake.everything()).isEqualTo(foreign);
    }

    @Test
    void refusesAMirrorThatIsNoAddress() {
        environment.put("NONET_HASHICORP_URL", "releases");
        assertThat(run("up --on digitalocean --region sgp1 --yes --operator 203.0.113.7".split(" ")))
                .isEqualTo(ExitCode.UNUSABLE);
        assertThat(terminal.said()).contains("NONET_HASHICORP_URL: expected an address such as https://releases.");
        assertThat(fake.everything()).isEqualTo(foreign);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --region mars1                    | 64 | one of ams3, nyc3, sgp1, found 'mars1'
                    --region sgp1 --size m-99         | 64 | one of s-1vcpu-1gb, s-1vcpu-2gb, s-2vcpu-4gb, found 'm-99'
                    --region sgp1 --max-cost 0.1      | 3  | $0.10716 an hour, more than the $0.1
                    --region sgp1 --size boss=x       | 64 | a role of consul-server, nomad-server, nomad-client
                    --region sgp1 --max-cost 0        | 64 | --max-cost: expected dollars an hour above 0
                    --region sgp1 --max-cost much     | 64 | 'much'
                    --region sgp1 --max-cost 1e-999999999 | 64 | --max-cost: expected dollars an hour above 0
                    --region sgp1 --max-cost 1e999999999  | 64 | --max-cost: expected dollars an hour above 0
                    --region sgp1 --ttl 9m            | 64 | --ttl: expected at least 10m on DigitalOcean
                    --dry-run                         | 64 | --region: expected with --on digitalocean
                    """)
    void refusesALaunch(String options, int code, String why) {
        assertThat(run(("up --on digitalocean " + options).split(" "))).isEqualTo(code);
        assertThat(terminal.said()).contains(why);
        assertThat(fake.everything()).isEqualTo(foreign);
    }

    @Test
    void uploadsNoProgramsOfAnotherArchitecture() {
        CloudOptions.requireAmd64("amd64");
        assertThatThrownBy(() -> CloudOptions.requireAmd64("arm64"))
                .isInstanceOf(EnvironmentUnusableException.class)
                .hasMessageContaining("are for arm64, and droplets are amd64");
    }

    @Test
    void refusesToWorkOnARunThatHasExpired() {
        reserve(START);
        assertThat(run("status")).isEqualTo(ExitCode.UNUSABLE);
        assertThat(terminal.said())
                .contains("Cluster nonet has had its time: run nonet-20300102-030405-1f0c expired 0 min ago")
                .contains("$0.10716 an hour until they are removed", "nonet down --name nonet");
    }

    @Test
    void sshGetsTheTokenNeitherInItsEnvironmentNorOnItsCommandLine() {
        reserve(START.plus(Duration.ofHours(4)));
        AttachedCommand ssh = AttachedCommand.of(surroundings(), "nonet", "consul-0", List.of("env"));
        assertThat(ssh.arguments()).startsWith("ssh").noneMatch(argument -> argument.contains(TOKEN));
        assertThat(ssh.environment())
                .containsEntry("HOME", "/home/someone")
                .allSatisfy((name, value) -> assertThat(value).doesNotContain(TOKEN));
    }

    @Test
    void tellsWhatACloudsClusterCosts() {
        reserve(START.plus(Duration.ofHours(4)));
        assertThat(surroundings().droplets().price("nonet")).contains("$0.10716 an hour");
        assertThat(surroundings().droplets().price("other")).isEmpty();
    }

    /** Makes the droplets of a cluster that is launched from here. */
    private void reserve(Instant expires) {
        Programs none = new Programs() {
            @Override
            public void prepare(Topology topology) {}

            @Override
            public void install(SshMachine machine, Topology topology) {}
        };
        DigitalOcean account = account();
        DropletLaunch how = new DropletLaunch(
                topology -> account.check(plan("nonet", "1f0c")),
                OperatorAddress.parse("203.0.113.7"),
                new MachineSetUp(none));
        try (DropletProvisioner launching = DropletProvisioner.launching(account, folder, how)) {
            launching.reserve(
                    Topology.nineNodes(),
                    new Lease("run", Owner.current(), true, expires, folder.resolve(".nonet/nonet")));
        }
    }

    @Test
    void refusesALimitThatIsTooSmall() {
        fake.limitDroplets(5);
        assertThat(run("up", "--on", "digitalocean", "--region", "sgp1")).isEqualTo(ExitCode.UNUSABLE);
        assertThat(terminal.said()).contains("may have 5 droplets and has 3; 9 more are needed");
    }

    @ParameterizedTest
    @CsvSource({"up --on digitalocean --region sgp1", "down --on digitalocean", "sweep --on digitalocean"})
    void needsAToken(String command) {
        environment.remove("DIGITALOCEAN_TOKEN");
        assertThat(run(command.split(" "))).isEqualTo(ExitCode.UNUSABLE);
        assertThat(terminal.said()).contains("DIGITALOCEAN_TOKEN is not set", "What to do");
        assertThat(fake.served()).isEmpty();
    }

    @Test
    void needsTheRightToken() {
        environment.put("DIGITALOCEAN_TOKEN", "dop_v1_revoked");
        assertThat(run("up", "--on", "digitalocean", "--region", "sgp1")).isEqualTo(ExitCode.UNUSABLE);
        assertThat(terminal.said())
                .contains("401", "Unable to authenticate you", "What to do")
                .doesNotContain("dop_v1_revoked");
    }

    @Test
    void removesNothingOfNobody() {
        assertThat(run("down", "--on", "digitalocean")).isEqualTo(ExitCode.OK);
        assertThat(terminal.data()).contains("There is no cluster nonet on DigitalOcean");
        assertThat(run("down", "--on", "digitalocean", "--run", "consul-0")).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.said()).contains("--run: expected an id such as");
    }

    @ParameterizedTest
    @CsvSource({
        "up --region sgp1, --region",
        "up --dry-run, --dry-run",
        "down --run nonet-20300102-030405-1f0c, --run",
        "sweep --older-than 4h, --older-than"
    })
    void takesNoOptionOfDigitalOceanElsewhere(String command, String option) {
        assertThat(run(command.split(" "))).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.said()).contains(option + ": expected with --on digitalocean");
    }

    @Test
    void removesARunByItsClustersName() {
        RunId run = launch("nonet", "1f0c");
        removal().down("nonet");
        assertThat(terminal.data()).contains("Run " + run + " is removed (13 resources); nothing is left.");
        assertThat(fake.everything()).isEqualTo(foreign);
    }

    @Test
    void removesNoRunOfAnotherClusterThanIsNamed() {
        String run = "one-20300102-030405-1f0c";
        assertThat(run("down", "--on", "digitalocean", "--run", run, "--name", "other"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(terminal.said()).contains("--run, --name: run " + run + " is of cluster one, not of other");
        assertThat(fake.served()).isEmpty();
        assertThat(run("down", "--on", "digitalocean", "--run", run, "--name", "one"))
                .isEqualTo(ExitCode.OK);
        assertThat(run("down", "--on", "digitalocean", "--run", run)).isEqualTo(ExitCode.OK);
    }

    @Test
    void whoInterruptsARemovalIsToldWhatIsLeftAndWhatItCosts() {
        RunId run = launch("nonet", "1f0c");
        assertThat(CloudRemoval.interrupted(run, account().runs().stream().findFirst()))
                .contains("this was left of run " + run + ": droplets consul-0 (", "; $0.10716 an hour.")
                .endsWith("Remove it: nonet down --on digitalocean --run " + run);
        assertThat(CloudRemoval.interrupted(run, Optional.empty()))
                .contains("what is left of run " + run + " costs money until it is removed");
    }

    @Test
    void asksWhichOfSeveralRuns() {
        fake.limitDroplets(30);
        RunId one = launch("nonet", "0001");
        RunId other = new RunId("nonet", one.started(), "0002");
        fake.addTag("nonet:run-" + other);
        assertThatThrownBy(() -> removal().down("nonet"))
                .isInstanceOf(EnvironmentUnusableException.class)
                .hasMessageContaining(one + ", " + other);
    }

    @Test
    void sweepsOnlyWhatIsOldEnough() {
        RunId run = launch("nonet", "1f0c");
        time.pause(Duration.ofHours(3));
        removal().sweep(Optional.of(Duration.ofHours(4)), Optional.empty(), false);
        assertThat(terminal.said()).contains("nothing to sweep");
        removal().sweep(Optional.of(Duration.ofHours(2)), Optional.empty(), true);
        assertThat(terminal.data())
                .contains("Would remove run " + run + ", launched 3 h 0 min ago, expires in", "$0.10716 an hour");
        removal().sweep(Optional.of(Duration.ofHours(2)), Optional.of("other"), false);
        assertThat(fake.everything()).hasSizeGreaterThan(foreign.size());
        removal().sweep(Optional.of(Duration.ofHours(2)), Optional.of("nonet"), false);
        assertThat(fake.everything()).isEqualTo(foreign);
    }

    private CloudRemoval removal() {
        return new CloudRemoval(account(), DropletProvisioner.of(this::account, folder), terminal.terminal(), time);
    }

    private DigitalOcean account() {
        return new DigitalOcean(fake.directly(), time, time, folder);
    }

    private LaunchPlan plan(String cluster, String tail) {
        Instant now = time.instant().truncatedTo(ChronoUnit.SECONDS);
        CloudRun launched = new CloudRun(new RunId(cluster, now, tail), now.plus(Duration.ofHours(4)));
        Topology topology = Topology.builder().name(cluster).build();
        return new LaunchPlan(launched, topology, "sgp1", Map.of(), Optional.empty());
    }

    private RunId launch(String cluster, String tail) {
        LaunchPlan plan = plan(cluster, tail);
        OperatorAddress operator = OperatorAddress.parse("203.0.113.7");
        account().up(account().check(plan), new Admission(operator, "ssh-ed25519 AAAA" + tail, ""));
        return plan.run().id();
    }
}
