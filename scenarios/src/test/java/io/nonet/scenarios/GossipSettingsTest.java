package io.nonet.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nonet.observe.Bound;
import org.junit.jupiter.api.Test;

class GossipSettingsTest {
    @Test
    void nineConsulAgentsMissOneInTwelveSeconds() {
        assertThat(GossipSettings.LAN.failureSeen(9))
                .isEqualTo(new Bound(
                        12,
                        "s",
                        "a round of probes of 8 others + suspicion multiplier 4 × scale 1.00, × probe interval 1 s"));
    }

    @Test
    void threeNomadServersMissOneInFortySeconds() {
        assertThat(GossipSettings.WAN.failureSeen(3).limit()).isEqualTo(40);
    }

    @Test
    void moreThanTenMembersMayDefendThemselvesForLonger() {
        assertThat(GossipSettings.LAN.failureSeen(100).limit()).isEqualTo(99 + 8, within(1e-9));
    }
}
