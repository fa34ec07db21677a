package io.nonet.chaos.schedule;

import static io.nonet.chaos.schedule.Testing.NINE;
import static io.nonet.chaos.schedule.Testing.alone;
import static io.nonet.chaos.schedule.Testing.cut;
import static io.nonet.chaos.schedule.Testing.entry;
import static io.nonet.chaos.schedule.Testing.kill;
import static io.nonet.chaos.schedule.Testing.latency;
import static io.nonet.chaos.schedule.Testing.loss;
import static io.nonet.chaos.schedule.Testing.schedule;
import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.chaos.ClockFault;
import io.nonet.chaos.DiskFault;
import io.nonet.chaos.Fault;
import io.nonet.chaos.MachineFault;
import io.nonet.chaos.NetworkFault;
import io.nonet.chaos.ProcessFault;
import io.nonet.chaos.link.Partition;
import io.nonet.cluster.Service;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OverlapsTest {
    private static final Fault CONSUL_0 = kill("consul-0", Service.CONSUL);

    @Test
    void faultsThatShareNothingMayOverlap() {
        assertThat(problem(entry(0, 9, CONSUL_0), entry(1, 5, kill("consul-1", Service.CONSUL))))
                .isEmpty();
        assertThat(problem(entry(0, 9, alone("consul-0")), entry(1, 5, alone("consul-1"))))
                .isEmpty();
    }

    @Test
    void anAgentIsBrokenOnce() {
        assertThat(problem(entry(0, 9, CONSUL_0), entry(1, 5, CONSUL_0)))
                .hasValueSatisfying(why -> assertThat(why).contains("fault 2", "kill consul-0/consul has broken it"));
    }

    @Test
    void aMachineIsDownWithAllThatRunsOnIt() {
        Fault down = new MachineFault("consul-0");

        assertThat(problem(entry(0, 9, down), entry(1, 5, CONSUL_0))).isPresent();
        assertThat(problem(entry(0, 9, down), entry(1, 5, alone("consul-0")))).isPresent();
        assertThat(problem(entry(0, 9, down), entry(1, 5, kill("consul-1", Service.CONSUL))))
                .isEmpty();
    }

    @Test
    void anAgentMayBeBrokenAgainOnceItIsHealed() {
        assertThat(problem(entry(0, 5, CONSUL_0), entry(5, 9, CONSUL_0))).isEmpty();
    }

    @Test
    void bothAgentsOfAServerMayBeBroken() {
        assertThat(problem(
                        entry(0, 9, kill("nomad-server-0", Service.CONSUL)),
                        entry(1, 5, kill("nomad-server-0", Service.NOMAD))))
                .isEmpty();
    }

    @Test
    void aClientsNomadStartsOnlyWithItsConsul() {
        assertThat(problem(
                        entry(0, 9, kill("nomad-client-0", Service.CONSUL)),
                        entry(1, 5, kill("nomad-client-0", Service.NOMAD))))
                .isPresent();
    }

    @Test
    void aCutIsShownByAgentsThatAnswer() {
        assertThat(problem(entry(0, 9, CONSUL_0), entry(1, 5, alone("consul-0"))))
                .hasValueSatisfying(why -> assertThat(why).contains("it is shown by consul-0/consul"));
    }

    @Test
    void anAgentMayBreakAndBeHealedWithinACut() {
        assertThat(problem(entry(0, 9, alone("consul-0")), entry(1, 9, CONSUL_0)))
                .isEmpty();
    }

    @Test
    void anAgentMayNotBeDownWhenACutEnds() {
        assertThat(problem(entry(0, 9, alone("consul-0")), entry(1, 10, CONSUL_0)))
                .hasValueSatisfying(why -> assertThat(why).contains("it would outlast partition consul-0 |"));
    }

    @Test
    void lossIsShownByThePacketFilterWhateverAgentsDo() {
        assertThat(problem(entry(0, 9, CONSUL_0), entry(1, 12, loss("consul-0", "consul-1"))))
                .isEmpty();
    }

    @Test
    void whatIsMeasuredHasItsLinksForItself() {
        assertThat(problem(entry(0, 9, latency("consul-0", "consul-1")), entry(1, 5, alone("consul-0"))))
                .isPresent();
        assertThat(problem(entry(0, 9, alone("consul-0")), entry(1, 5, loss("consul-1", "consul-0"))))
                .isPresent();
        assertThat(problem(entry(0, 9, alone("consul-0")), entry(1, 5, loss("consul-1", "consul-2"))))
                .isEmpty();
    }

    @Test
    void aCutThatCutsNothingMoreShowsNothing() {
        assertThat(problem(entry(0, 9, alone("consul-0")), entry(1, 5, cut("consul-1", "consul-0"))))
                .hasValueSatisfying(why -> assertThat(why).contains("other faults hit all its links already"));
    }

    @Test
    void aCutThatHidesAnotherKeepsItsEndFromBeingShown() {
        assertThat(problem(entry(0, 5, cut("consul-1", "consul-0")), entry(1, 9, alone("consul-0"))))
                .hasValueSatisfying(
                        why -> assertThat(why).contains("it would hit all links of partition consul-1 | consul-0"));
    }

    @Test
    void severalCutsTogetherHideOneAsWell() {
        Fault both = NetworkFault.drop(Partition.split(List.of(List.of("consul-0"), List.of("consul-1", "consul-2"))));

        assertThat(problem(
                        entry(0, 9, cut("consul-0", "consul-1")),
                        entry(1, 9, cut("consul-0", "consul-2")),
                        entry(2, 9, both)))
                .isPresent();
    }

    /** A new type of fault needs to say what it takes hold of: see {@link Hold#of(Fault)}. */
    @Test
    void whatEveryTypeOfFaultHoldsIsKnown() {
        assertThat(Fault.class.getPermittedSubclasses())
                .containsExactlyInAnyOrder(
                        NetworkFault.class, ProcessFault.class, DiskFault.class, MachineFault.class, ClockFault.class);
    }

    private static Optional<String> problem(Schedule.Entry... entries) {
        return new Overlaps(NINE).problem(schedule(entries));
    }
}
