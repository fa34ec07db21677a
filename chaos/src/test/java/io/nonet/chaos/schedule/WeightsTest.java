package io.nonet.chaos.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nonet.chaos.UnsupportedFaultException;
import io.nonet.topology.TopologyException;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeightsTest {
    @Test
    void areReadAsTheyAreWritten() {
        Weights weights = Weights.parse("kill=3,partition=5");

        assertThat(weights.byKind()).isEqualTo(Map.of(FaultKind.KILL, 3, FaultKind.PARTITION, 5));
        assertThat(Weights.parse(weights.toString())).isEqualTo(weights);
        assertThat(Weights.parse(Weights.DEFAULT.toString())).isEqualTo(Weights.DEFAULT);
    }

    @Test
    void theOrderOfWordsDoesNotMatter() {
        assertThat(Weights.parse("kill=3,partition=5")).hasToString("partition=5,kill=3");
    }

    @Test
    void everyKindIsDrawnUnlessAskedOtherwise() {
        assertThat(drawn(Weights.DEFAULT)).isEqualTo(EnumSet.allOf(FaultKind.class));
    }

    @Test
    void clocksAreNotSkewedAndThatIsSaid() {
        assertThatThrownBy(() -> Weights.parse("clock-skew=1"))
                .isInstanceOf(UnsupportedFaultException.class)
                .hasMessageContaining("no clock skew");
    }

    @Test
    void whatWeighsNothingIsNeverDrawn() {
        assertThat(drawn(Weights.parse("kill=0,loss=1,pause=1"))).containsExactly(FaultKind.LOSS, FaultKind.PAUSE);
    }

    @Test
    void whatWeighsMoreIsDrawnMoreOften() {
        Draw draw = new Draw(1);
        Weights weights = Weights.parse("kill=9,loss=1");
        int kills = 0;
        for (int i = 0; i < 1000; i++) {
            kills += weights.draw(draw) == FaultKind.KILL ? 1 : 0;
        }
        assertThat(kills).isBetween(850, 950);
    }

    @Test
    void anUnknownKindIsAnsweredWithTheKnownOnes() {
        assertThatThrownBy(() -> Weights.parse("kil=3"))
                .isInstanceOf(TopologyException.class)
                .hasMessageContaining("partition, latency, loss, kill, stop, pause")
                .hasMessageContaining("found kil");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "kill", "kill=", "kill=-1", "kill=x", "kill=1001", "kill=1,,loss=1", "kill=1,kill=2"})
    void refusesWhatIsNoWeight(String text) {
        assertThatThrownBy(() -> Weights.parse(text)).isInstanceOf(TopologyException.class);
    }

    @Test
    void refusesThatNothingWeighsAnything() {
        assertThatThrownBy(() -> Weights.parse("kill=0,loss=0"))
                .isInstanceOf(TopologyException.class)
                .hasMessageContaining("one above 0 at least");
    }

    private static Set<FaultKind> drawn(Weights weights) {
        Draw draw = new Draw(1);
        Set<FaultKind> kinds = EnumSet.noneOf(FaultKind.class);
        for (int i = 0; i < 1000; i++) {
            kinds.add(weights.draw(draw));
        }
        return kinds;
    }
}
