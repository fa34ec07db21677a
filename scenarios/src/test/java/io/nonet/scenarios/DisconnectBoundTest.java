package io.nonet.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.observe.Bound;
import org.junit.jupiter.api.Test;

class DisconnectBoundTest {
    @Test
    void aClientIsGivenUpAfterTheLongestTimeToLiveAndTheGrace() {
        assertThat(DisconnectBound.replaced())
                .isEqualTo(new Bound(
                        35, "s", "2 × min_heartbeat_ttl 10 s + heartbeat_grace 10 s + 5 s for a busy machine"));
    }

    @Test
    void aNewLeaderGivesItFiveMinutesMore() {
        Bound bound = DisconnectBound.replacedByNewLeader();
        assertThat(bound.limit()).isEqualTo(35 + 300);
        assertThat(bound.formula()).endsWith(" + failover_heartbeat_ttl 300 s of a new leader");
    }

    @Test
    void aClientThatWasDisconnectedTellsItsNewsTwice() {
        assertThat(DisconnectBound.surplusStoppedOnReconnecting().limit()).isEqualTo(2 + 2 * 5 + 5 + 5);
    }

    @Test
    void aReturnTakesARetryACallAndTheEndOfATask() {
        assertThat(DisconnectBound.surplusStopped().limit()).isEqualTo(2 + 5 + 5 + 5);
    }
}
