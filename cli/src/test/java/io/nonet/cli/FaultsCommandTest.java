package io.nonet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.chaos.ActiveFault;
import io.nonet.chaos.Drift;
import io.nonet.chaos.Fault;
import io.nonet.chaos.MachineFault;
import io.nonet.chaos.NetworkFault;
import io.nonet.chaos.link.Partition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FaultsCommandTest {
    private static final ActiveFault CUT =
            active("f1", NetworkFault.drop(Partition.oneWay(List.of("consul-0"), List.of("consul-1"))));
    private static final ActiveFault OFF = active("f2", new MachineFault("consul-2"));
    private static final Drift THERE = new Drift(OFF, "consul-2", false, Optional.empty());
    private static final Drift LOST = new Drift(OFF, "consul-2", true, Optional.empty());
    private static final Drift UNASKED = new Drift(OFF, "consul-2", false, Optional.of("consul-2: no way"));

    @Test
    void programsAreToldWhichNodesHaveLostEachFault() {
        assertThat(json(THERE)).endsWith(",\"adrift\":[]}]").doesNotContain("unasked");
        assertThat(json(LOST)).endsWith(",\"adrift\":[\"consul-2\"]}]");
        assertThat(json(LOST)).contains(",\"adrift\":[\"consul-1\"]},{\"id\":\"f2\"");
    }

    @Test
    void aNodeThatCouldNotBeAskedNeitherHasAFaultNorHasLostIt() {
        String fault = FaultsJson.of(List.of(OFF), List.of(), List.of(UNASKED)).toString();

        assertThat(fault).endsWith(",\"unasked\":[\"consul-2\"]}]").doesNotContain("adrift");
        assertThat(FaultsCommand.warnings(List.of(), List.of(UNASKED)))
                .containsExactly(
                        "consul-2 could not be asked whether it is still what f2 makes of it: consul-2: no way");
    }

    @Test
    void peopleAreToldWhichProofIsOutOfDate() {
        assertThat(FaultsCommand.warnings(List.of(), List.of(THERE))).isEmpty();
        assertThat(FaultsCommand.warnings(List.of("consul-0", "consul-1"), List.of(LOST)))
                .containsExactly(
                        "The links of consul-0, consul-1 are not what these faults make of them: their proof is out of"
                                + " date. Put them back with --reapply, or heal.",
                        "consul-2 is not what f2 makes of it: its proof is out of date. Heal f2.");
    }

    @Test
    void whatWasNeverProvedHasNoProofThatIsOutOfDate() {
        ActiveFault unproved = new ActiveFault("f3", OFF.fault(), Instant.EPOCH, Optional.empty());

        assertThat(FaultsCommand.warnings(List.of(), List.of(new Drift(unproved, "consul-2", true, Optional.empty()))))
                .containsExactly("consul-2 is not what f3 makes of it. Heal f3.");
    }

    private static String json(Drift drift) {
        return FaultsJson.of(List.of(CUT, OFF), List.of("consul-1"), List.of(drift))
                .toString();
    }

    private static ActiveFault active(String id, Fault fault) {
        return new ActiveFault(id, fault, Instant.EPOCH, Optional.of("no answer"));
    }
}
