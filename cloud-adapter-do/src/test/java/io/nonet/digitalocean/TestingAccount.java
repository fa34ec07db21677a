package io.nonet.digitalocean;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.digitalocean.api.ApiAccess;
import io.nonet.digitalocean.api.ApiToken;
import io.nonet.digitalocean.api.Exchange;
import io.nonet.digitalocean.api.HttpExchange;
import io.nonet.digitalocean.fake.FakeDigitalOcean;
import io.nonet.digitalocean.fake.Manners;
import io.nonet.digitalocean.fake.TestingTime;
import io.nonet.topology.Topology;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An account of a fake DigitalOcean, in which others have things too, and what tests do with it. */
final class TestingAccount implements AutoCloseable {
    private static final Duration START_OF_A_PROCESS = Duration.ofSeconds(1);

    final TestingTime time = new TestingTime();
    final FakeDigitalOcean fake;
    final Set<String> foreign;
    private final Path journals;

    TestingAccount(Manners manners, Path journals) {
        this.fake = FakeDigitalOcean.start(time, manners);
        this.journals = journals;
        fake.addForeignResources();
        foreign = fake.everything();
    }

    /** The account, as a new process on the computer with the journals sees it. */
    DigitalOcean here() {
        return through(fake.directly());
    }

    /** The account, as one sees it whose calls go through the given exchange. */
    DigitalOcean through(Exchange exchange) {
        start();
        return new DigitalOcean(exchange, time, time, journals);
    }

    /** The account, as a new process on a computer that knows nothing but the token sees it. */
    DigitalOcean elsewhere() {
        start();
        return new DigitalOcean(fake.directly(), time, time, journals.resolve("of-another-computer"));
    }

    /** No process begins to call in the very moment in which another ended. */
    private void start() {
        if (!fake.served().isEmpty()) {
            time.pause(START_OF_A_PROCESS);
        }
    }

    /** Over a connection. */
    Exchange overHttp() {
        ApiAccess access = new ApiAccess(fake.uri(), ApiToken.of(FakeDigitalOcean.TOKEN));
        return new HttpExchange(access, Duration.ofSeconds(10));
    }

    LaunchPlan plan() {
        return plan("nonet", "sgp1", Optional.empty());
    }

    LaunchPlan plan(String cluster, String region, Optional<BigDecimal> mostCost) {
        Instant now = time.instant().truncatedTo(ChronoUnit.SECONDS);
        RunId id = new RunId(cluster, now, "1f0c");
        return new LaunchPlan(
                new CloudRun(id, now.plus(Duration.ofHours(4))),
                Topology.builder().name(cluster).build(),
                region,
                Map.of(),
                mostCost);
    }

    /** Checks the plan and carries it out, with a key that no other launch has. */
    static List<NodeDroplet> up(DigitalOcean ocean, LaunchPlan plan) {
        return ocean.up(ocean.check(plan), admission(plan));
    }

    static Admission admission(LaunchPlan plan) {
        return new Admission(
                OperatorAddress.parse("203.0.113.7"),
                "ssh-ed25519 AAAA" + plan.run().id() + " nonet",
                "#!/bin/sh\n");
    }

    /** How many droplets there are that are not the others'; those of a call that is still under way count too. */
    long ourDroplets() {
        return fake.everything().stream()
                .filter(thing -> thing.startsWith("droplet") && !foreign.contains(thing))
                .count();
    }

    void assertNothingOfOurs(String after) {
        assertThat(fake.everything()).as("left after %s", after).isEqualTo(foreign);
        assertThat(fake.mostPerSecond()).as("calls within a second").isLessThanOrEqualTo(4);
    }

    @Override
    public void close() {
        fake.close();
    }
}
