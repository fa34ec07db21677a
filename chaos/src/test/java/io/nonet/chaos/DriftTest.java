package io.nonet.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.chaos.ProcessFault.Action;
import io.nonet.chaos.link.Partition;
import io.nonet.cluster.Service;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DriftTest {
    private static final String NODE = "consul-1";
    private static final Fault PAUSE = new ProcessFault(NODE, Service.CONSUL, Action.PAUSE);
    private static final Fault FULL = new DiskFault(NODE, Service.CONSUL, DiskFault.Failure.FULL);
    private static final String RUNS = "run: /etc/service/consul: (pid 41) 12s";
    private static final String DOWN = "down: /etc/service/consul: 3s, normally up";

    @TempDir
    private Path folder;

    private TestingCluster testing;
    private TestingMachine machine;

    @BeforeEach
    void find() {
        testing = TestingCluster.in(folder);
        machine = testing.machine(NODE);
    }

    @ParameterizedTest
    @EnumSource(
            value = Action.class,
            names = {"KILL", "STOP"})
    void anAgentThatRunsIsNeitherKilledNorStopped(Action action) {
        Fault fault = new ProcessFault(NODE, Service.CONSUL, action);
        machine.prints("sv status", DOWN);
        assertThat(drift(fault)).isEqualTo(there(fault));

        machine.prints("sv status", RUNS);
        assertThat(drift(fault)).isEqualTo(lost(fault));
    }

    @Test
    void anAgentThatGoesOnIsNotFrozenAndNeitherIsOneThatIsGone() {
        machine.prints("/stat", "T").prints("sv status", RUNS);
        assertThat(drift(PAUSE)).isEqualTo(there(PAUSE));

        machine.prints("/stat", "S");
        assertThat(drift(PAUSE)).isEqualTo(lost(PAUSE));

        machine.prints("sv status", DOWN);
        assertThat(drift(PAUSE)).isEqualTo(lost(PAUSE));
    }

    @ParameterizedTest
    @EnumSource(
            value = Action.class,
            names = {"KILL", "STOP", "PAUSE"})
    void aSupervisorThatTellsNothingOfAnAgentIsNoAnswer(Action action) {
        machine.prints("sv status", "fail: /etc/service/consul: runsv not running");

        assertThat(drift(new ProcessFault(NODE, Service.CONSUL, action)).unasked())
                .contains("consul-1: its supervisor does not tell whether consul runs:"
                        + " fail: /etc/service/consul: runsv not running");
    }

    @Test
    void theProcessThatARestartEndedStaysGone() {
        Fault restart = new ProcessFault(NODE, Service.CONSUL, Action.RESTART);

        assertThat(drift(restart)).isEqualTo(there(restart));
    }

    @Test
    void aMachineThatIsUpIsNotDown() {
        Fault off = new MachineFault(NODE);
        assertThat(drift(off)).isEqualTo(lost(off));

        machine.isOff();
        assertThat(drift(off)).isEqualTo(there(off));
    }

    @ParameterizedTest
    @CsvSource({"fails, false", "TracerPid:\t41, false", "TracerPid:\t0, true", "gone, true"})
    void aDiskFailsForAsLongAsAnythingTracesItsAgent(String seen, boolean lost) {
        machine.prints("TracerPid", seen);

        assertThat(drift(FULL)).isEqualTo(lost ? lost(FULL) : there(FULL));
    }

    @Test
    void aDiskOfWhichNothingIsSeenIsNoAnswer() {
        assertThat(drift(FULL).unasked())
                .contains("consul-1: does not tell whether its disk fails: the command ended with 0 and said nothing");
    }

    @Test
    void whatIsOnAMachineThatIsOffCannotBeAsked() {
        machine.isOff();

        for (Fault fault : List.of(PAUSE, FULL)) {
            assertThat(drift(fault)).isEqualTo(new Drift(active(fault), NODE, false, Optional.of("consul-1: is off")));
        }
    }

    @Test
    void eachFaultIsAskedForAndLinksAreNot() {
        machine.prints("/stat", "T");
        testing.machine("consul-2").isOff();
        Fault cut = NetworkFault.drop(Partition.oneWay(List.of("consul-0"), List.of(NODE)));
        Fault off = new MachineFault("consul-2");

        assertThat(drifts(List.of(off, cut, PAUSE)))
                .containsExactly(new Drift(active(off), "consul-2", false, Optional.empty()), there(PAUSE));
    }

    private Drift drift(Fault fault) {
        return drifts(List.of(fault)).get(0);
    }

    private List<Drift> drifts(List<Fault> faults) {
        return Chaos.on(testing.cluster())
                .drifts(faults.stream().map(DriftTest::active).toList());
    }

    private static Drift there(Fault fault) {
        return new Drift(active(fault), NODE, false, Optional.empty());
    }

    private static Drift lost(Fault fault) {
        return new Drift(active(fault), NODE, true, Optional.empty());
    }

    private static ActiveFault active(Fault fault) {
        return new ActiveFault("f1", fault, Instant.EPOCH, Optional.of("no answer"));
    }
}
