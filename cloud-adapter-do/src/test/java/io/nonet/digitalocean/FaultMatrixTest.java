package io.nonet.digitalocean;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.cluster.EnvironmentUnusableException;
import io.nonet.digitalocean.api.DigitalOceanException;
import io.nonet.digitalocean.fake.FakeDigitalOcean;
import io.nonet.digitalocean.fake.Manners;
import io.nonet.digitalocean.fake.Trouble;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever becomes of one call or of many: nine droplets, or a launch that is undone, never a tenth, and in the end nothing
 * but what others have.
 */
@Execution(ExecutionMode.CONCURRENT)
class FaultMatrixTest {
    /** After these nobody but the account knows that nothing was done. */
    private static final Set<Trouble> NOTHING_DONE =
            EnumSet.of(Trouble.PAGE_INSTEAD, Trouble.PAGE_AS_SUCCESS, Trouble.CUT);

    @TempDir(factory = FolderInMemory.class)
    private Path journals;

    @ParameterizedTest
    @EnumSource
    void oneTroubleAtAnyCallMakesNoTenthAndLeavesNothing(Trouble trouble) {
        int calls = 0;
        for (int call = 1; call == 1 || call <= calls; call++) {
            try (TestingAccount account = new TestingAccount(Manners.calm(), journals)) {
                account.fake.arrange(call, trouble);
                DigitalOcean ocean = account.here();
                LaunchPlan plan = account.plan();
                try {
                    assertThat(TestingAccount.up(ocean, plan))
                            .as("%s at call %d", trouble, call)
                            .hasSize(9);
                    assertThat(account.ourDroplets())
                            .as("%s at call %d", trouble, call)
                            .isEqualTo(9);
                } catch (EnvironmentUnusableException e) {
                    // Only the account could tell that nothing was done, and only if it showed all at once.
                    assertThat(e).hasMessageContaining("not known whether there is now a droplet");
                    assertThat(NOTHING_DONE).contains(trouble);
                    assertThat(account.fake.served().get(call - 1).target()).isEqualTo("/v2/droplets");
                }
                assertThat(account.fake.dropletsEverMade())
                        .as("made with %s at call %d", trouble, call)
                        .isLessThanOrEqualTo(9);
                ocean.down(plan.run().id());
                account.assertNothingOfOurs(trouble + " at call " + call);
                calls = account.fake.served().size();
            }
        }
        assertThat(calls).isGreaterThan(40);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void manyTroublesLeaveNothing(long seed) {
        for (Manners manners : List.of(Manners.calm(), Manners.sluggish())) {
            try (TestingAccount account = new TestingAccount(manners, journals)) {
                account.fake.arrangeByChance(seed, 0.25, Trouble.values());
                DigitalOcean ocean = account.here();
                LaunchPlan plan = account.plan();
                try {
                    TestingAccount.up(ocean, plan);
                    assertThat(account.ourDroplets()).as("seed %d", seed).isEqualTo(9);
                } catch (DigitalOceanException | EnvironmentUnusableException e) {
                    // What was made is gone, or is named; the removal below finds it either way.
                    assertThat(e.getMessage()).isNotBlank().doesNotContain(FakeDigitalOcean.TOKEN);
                }
                assertThat(account.fake.dropletsEverMade()).as("seed %d", seed).isLessThanOrEqualTo(9);
                account.elsewhere().down(plan.run().id());
                account.assertNothingOfOurs("seed " + seed);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void killedAtAnyCallLeavesNothingAfterDown(boolean done) {
        killedAtAnyCall(
                done, Manners.calm(), (account, run) -> account.elsewhere().down(run));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void killedAtAnyCallLeavesNothingAfterDownOnTheSameComputer(boolean done) {
        killedAtAnyCall(
                done, Manners.sluggish(), (account, run) -> account.here().down(run));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void killedAtAnyCallLeavesNothingAfterSweep(boolean done) {
        killedAtAnyCall(done, Manners.calm(), (account, run) -> {
            DigitalOcean ocean = account.elsewhere();
            ocean.overdue(Optional.of(Duration.ZERO)).forEach(found -> ocean.down(found.run()));
        });
    }

    private interface Removal {
        void remove(TestingAccount account, RunId run);
    }

    private void killedAtAnyCall(boolean done, Manners manners, Removal removal) {
        boolean survived = false;
        int fatal;
        for (fatal = 1; !survived; fatal++) {
            try (TestingAccount account = new TestingAccount(manners, journals)) {
                KillingExchange exchange = new KillingExchange(account.fake.directly(), fatal, done);
                LaunchPlan plan = account.plan();
                try {
                    DigitalOcean ocean = account.through(exchange);
                    TestingAccount.up(ocean, plan);
                    ocean.down(plan.run().id());
                    survived = true;
                } catch (Killed e) {
                    assertThat(exchange.survived()).isFalse();
                }
                removal.remove(account, plan.run().id());
                account.assertNothingOfOurs("killed at call " + fatal);
            }
        }
        assertThat(fatal).isGreaterThan(40);
    }
}
