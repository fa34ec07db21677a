package io.nonet.digitalocean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nonet.cluster.EnvironmentUnusableException;
import io.nonet.digitalocean.api.ApiAccess;
import io.nonet.digitalocean.api.ApiToken;
import io.nonet.digitalocean.api.HttpExchange;
import io.nonet.digitalocean.api.RefusedException;
import io.nonet.digitalocean.fake.Manners;
import io.nonet.topology.Role;
import io.nonet.topology.Subnet;
import io.nonet.topology.Topology;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreflightTest {
    @TempDir
    private Path journals;

    private TestingAccount account;

    @BeforeEach
    void start() {
        account = new TestingAccount(Manners.calm(), journals);
    }

    /** Whatever was asked, nothing was made. */
    @AfterEach
    void stop() {
        account.assertNothingOfOurs("a look");
        assertThat(account.fake.served()).noneMatch(call -> call.method().equals("POST"));
        account.close();
    }

    @Test
    void tellsThePrice() {
        Quote quote = account.here().check(account.plan());
        assertThat(quote).hasToString("9 droplets in sgp1 (6 × s-1vcpu-1gb, 3 × s-1vcpu-2gb): $0.10716 an hour");
        assertThat(quote.untilExpiry()).isEqualByComparingTo("0.43");
        assertThat(quote.image()).isEqualTo("debian-12-x64");
    }

    @Test
    void refusesAWrongToken() {
        DigitalOcean stranger = account.through(new HttpExchange(
                new ApiAccess(account.fake.uri(), ApiToken.of("dop_v1_wrong")), Duration.ofSeconds(10)));
        assertThatThrownBy(() -> stranger.check(account.plan()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("401")
                .hasMessageContaining("Unable to authenticate you")
                .hasMessageContaining("DIGITALOCEAN_TOKEN")
                .hasMessageNotContaining("dop_v1_wrong");
    }

    @Test
    void refusesALimitThatIsTooSmall() {
        account.fake.limitDroplets(11);
        refuses(account.plan(), "may have 11 droplets and has 3; 9 more are needed");
    }

    @Test
    void refusesALockedAccount() {
        account.fake.lock();
        refuses(account.plan(), "is locked");
    }

    @Test
    void refusesWhenTheCallsLeftWouldNotEvenUndoIt() {
        account.fake.limitCalls(60);
        DigitalOcean ocean = account.through(account.overHttp());
        assertThatThrownBy(() -> ocean.check(account.plan())).hasMessageContaining("59 calls left this hour");
    }

    @Test
    void listsTheRegionsThereAre() {
        assertThatThrownBy(check(account.plan("nonet", "mars1", Optional.empty())))
                .isInstanceOf(UnavailableChoiceException.class)
                .hasMessage("region: expected one of ams3, nyc3, sgp1, found 'mars1'");
        assertThatThrownBy(check(account.plan("nonet", "nyc1", Optional.empty())))
                .isInstanceOf(UnavailableChoiceException.class);
    }

    @Test
    void listsTheSizesThatTheRegionHas() {
        LaunchPlan plan = sized("gpu-h100x1-80gb");
        assertThatThrownBy(check(plan))
                .isInstanceOf(UnavailableChoiceException.class)
                .hasMessage("size in sgp1: expected one of s-1vcpu-1gb, s-1vcpu-2gb, s-2vcpu-4gb,"
                        + " found 'gpu-h100x1-80gb'");
    }

    @Test
    void refusesAPriceAboveTheMostThatItMayCost() {
        refuses(
                account.plan("nonet", "sgp1", Optional.of(new BigDecimal("0.10"))),
                "$0.10716 an hour, more than the $0.1");
        assertThat(account.here()
                        .check(account.plan("nonet", "sgp1", Optional.of(new BigDecimal("0.10716"))))
                        .hourly())
                .isEqualByComparingTo("0.10716");
    }

    @Test
    void refusesARunThatHasExpired() {
        LaunchPlan plan = account.plan();
        account.time.pause(Duration.ofHours(4));
        refuses(plan, "expired at");
    }

    @Test
    void refusesToMakeTheVpcThatWouldBecomeADefault() {
        account.fake.removeVpcs();
        refuses(account.plan(), "no VPC in sgp1 yet");
        account.fake.addForeignVpcs();
    }

    @Test
    void choosesARangeThatNobodyHas() {
        LaunchPlan plan = account.plan();
        String range = account.here().check(plan).range().toString();
        assertThat(range)
                .startsWith("10.")
                .endsWith("/24")
                .isEqualTo(account.elsewhere().check(plan).range().toString());
        account.fake.addForeignVpc(range);
        assertThat(account.here().check(plan).range()).hasToString(next(range));
        account.fake.removeForeignVpc(range);
    }

    @Test
    void refusesASubnetThatSomebodyHas() {
        LaunchPlan plan = account.plan();
        Topology topology =
                Topology.builder().subnet(Subnet.parse("10.140.2.0/24")).build();
        LaunchPlan wish = new LaunchPlan(plan.run(), topology, "sgp1", Map.of(), Optional.empty());
        refuses(wish, "overlaps 10.140.0.0/20 of VPC nonet-run-of-somebody-else");
    }

    private static String next(String range) {
        String[] parts = range.split("\\.");
        int third = Integer.parseInt(parts[2]) + 1;
        return third > 255
                ? "10." + (Integer.parseInt(parts[1]) + 1) + ".0.0/24"
                : "10." + parts[1] + "." + third + ".0/24";
    }

    private LaunchPlan sized(String size) {
        LaunchPlan plan = account.plan();
        return new LaunchPlan(
                plan.run(), plan.topology(), plan.region(), Map.of(Role.NOMAD_CLIENT, size), Optional.empty());
    }

    private ThrowingCallable check(LaunchPlan plan) {
        return () -> account.here().check(plan);
    }

    private void refuses(LaunchPlan plan, String why) {
        assertThatThrownBy(check(plan))
                .isInstanceOf(EnvironmentUnusableException.class)
                .hasMessageContaining(why)
                .hasMessageContaining("What to do");
    }
}
