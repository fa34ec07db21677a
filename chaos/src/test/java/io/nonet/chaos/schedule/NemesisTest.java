package io.nonet.chaos.schedule;

import static io.nonet.chaos.schedule.Testing.alone;
import static io.nonet.chaos.schedule.Testing.kill;
import static io.nonet.chaos.schedule.Testing.loss;
import static io.nonet.chaos.schedule.Testing.schedule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nonet.chaos.Fault;
import io.nonet.chaos.schedule.ScheduleEvent.What;
import io.nonet.chaos.schedule.ScheduleResult.Failure;
import io.nonet.cluster.Service;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class NemesisTest {
    private static final Schedule NESTED =
            schedule(entry(10, 90, alone("consul-0")), entry(20, 50, kill("consul-1", Service.CONSUL)));

    private final TestingSite site = new TestingSite();
    private final Nemesis nemesis = new Nemesis(site);

    @Test
    void injectsProvesAndHealsInOrderAndWaitsForTheClusterAtLast() {
        ScheduleResult result = run(NESTED);

        assertThat(site.calls())
                .containsExactly(
                        "inject partition",
                        "prove partition",
                        "inject kill",
                        "prove kill",
                        "heal kill",
                        "prove heal of kill",
                        "heal partition",
                        "prove heal of partition",
                        "heal all",
                        "await ready");
        assertThat(result.failures()).isEmpty();
        assertThat(result.interrupted()).isFalse();
        assertThat(result.events(What.PROVED)).extracting(ScheduleEvent::words).containsOnly("it bites");
    }

    @Test
    void nothingHappensBeforeItsTime() {
        assertThat(run(NESTED).events())
                .allMatch(event -> event.at().compareTo(event.entry().at()) >= 0)
                .filteredOn(event -> event.what() == What.HEALED)
                .allMatch(event -> event.at().compareTo(event.entry().end()) >= 0);
    }

    @Test
    void aFaultThatDoesNotBiteIsVacuousAndHealed() {
        site.fail("prove kill");

        ScheduleResult result = run(NESTED);

        assertThat(result.failure()).contains(Failure.VACUOUS);
        assertThat(result.events(What.VACUOUS)).singleElement().satisfies(event -> assertThat(event.words())
                .contains("no prove kill"));
        assertThat(site.calls()).contains("heal kill");
    }

    @Test
    void aFaultThatCannotBeInjectedIsTold() {
        site.fail("inject kill");

        ScheduleResult result = run(NESTED);

        assertThat(result.failure()).contains(Failure.NOT_INJECTED);
        assertThat(result.events(What.NOT_INJECTED)).singleElement().satisfies(event -> assertThat(event.words())
                .contains("no inject kill"));
        assertThat(site.calls()).doesNotContain("prove kill", "heal kill").contains("prove heal of partition");
    }

    @Test
    void aFaultWhoseTargetIsBrokenAlreadyIsNotInjected() {
        ScheduleResult result = run(
                schedule(entry(1, 9, kill("consul-0", Service.CONSUL)), entry(2, 3, kill("consul-0", Service.CONSUL))));

        assertThat(result.events(What.NOT_INJECTED)).singleElement().satisfies(event -> assertThat(event.words())
                .contains("kill consul-0/consul has broken it"));
        assertThat(site.calls()).containsOnlyOnce("inject kill").containsOnlyOnce("heal kill");
    }

    @Test
    void whatIsRuledOutByAFaultThatWasNotInjectedIsInjected() {
        site.fail("inject kill");

        run(schedule(entry(1, 9, kill("consul-0", Service.CONSUL)), entry(2, 3, alone("consul-0"))));

        assertThat(site.calls()).contains("prove partition");
    }

    @Test
    void aHealThatIsNotSeenIsTheWorst() {
        site.fail("prove heal of kill");
        site.fail("prove kill");
        site.neverReady();

        assertThat(run(NESTED).failures()).containsExactly(Failure.NOT_HEALED, Failure.NOT_READY, Failure.VACUOUS);
    }

    @Test
    void aHealThatFailsIsTriedAgainAtTheEnd() {
        site.fail("heal kill");

        ScheduleResult result = run(NESTED);

        assertThat(result.leftovers()).singleElement().asString().contains("id-kill", "no heal kill");
        assertThat(site.calls().stream().filter("heal kill"::equals)).hasSize(2);
        assertThat(site.calls()).contains("heal partition", "heal all");
    }

    @Test
    void aClusterThatDoesNotGetReadyFails() {
        site.neverReady();

        ScheduleResult result = run(NESTED);

        assertThat(result.failure()).contains(Failure.NOT_READY);
        assertThat(result.unready()).containsExactly("there is no leader");
    }

    @Test
    void everythingIsHealedWhenSomethingElseBreaks() {
        IllegalStateException broken = new IllegalStateException("the terminal is gone");

        assertThatThrownBy(() -> nemesis.run(NESTED, Duration.ofSeconds(1), event -> {
                    throw broken;
                }))
                .isSameAs(broken);
        assertThat(site.calls())
                .containsExactly("inject partition", "heal partition", "prove heal of partition", "heal all");
    }

    @Test
    void everythingIsHealedWhenTheThreadIsInterrupted() {
        site.onInject(Thread.currentThread()::interrupt);

        ScheduleResult result = run(NESTED);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(result.interrupted()).isTrue();
        assertThat(result.notReached()).isEqualTo(1);
        assertThat(result.failures()).contains(Failure.NOT_READY);
        assertThat(site.calls()).contains("heal partition", "heal all").doesNotContain("inject kill", "await ready");
    }

    @Test
    void stoppingHealsEverythingAndLetsNothingIn() {
        ScheduleResult result = nemesis.run(NESTED, Duration.ofSeconds(1), event -> {
            if (event.what() == What.PROVED) {
                assertThat(nemesis.stop()).isEmpty();
                assertThat(site.calls()).endsWith("heal partition", "prove heal of partition", "heal all");
            }
        });

        assertThat(result.interrupted()).isTrue();
        assertThat(site.calls()).doesNotContain("inject kill", "await ready");
        assertThat(run(schedule(entry(1, 2, loss("consul-0", "consul-1")))).notReached())
                .isEqualTo(1);
        assertThat(site.calls()).doesNotContain("inject loss");
    }

    @Test
    void stoppingTellsWhatCouldNotBeHealed() {
        site.fail("heal all");

        assertThat(nemesis.stop()).singleElement().asString().contains("no heal all");
    }

    private ScheduleResult run(Schedule schedule) {
        return nemesis.run(schedule, Duration.ofSeconds(1), event -> {});
    }

    /** In milliseconds, which is all that a site without machines needs. */
    private static Schedule.Entry entry(int from, int to, Fault fault) {
        return new Schedule.Entry(Duration.ofMillis(from), Duration.ofMillis(to - from), fault);
    }
}
