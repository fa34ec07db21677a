package io.nonet.reports.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nonet.observe.Verdict;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PartsTest {
    @Test
    void aRecordThatIsCutOffHasNoEndWhateverItsLastWholeLineSays() {
        Ending ending = Ending.of(Optional.of(Verdict.PASSED), "all held", 7, true);
        assertThat(ending.complete()).isFalse();
        assertThat(ending.word()).isEqualTo("incomplete");
        assertThat(ending.reason()).contains("cut off in line 7");
    }

    @Test
    void twoBarsBecomeOneThatIsAsGraveAndAsLongAsEither() {
        Bar failed = new Bar(1, 9, Tone.UP, "a", "b").joined(new Bar(3, 4, Tone.FAILED, "c", "d"));
        assertThat(failed).isEqualTo(new Bar(1, 9, Tone.FAILED, "2 changes", "at worst: failed", 2));
        assertThat(failed.joined(failed).count()).isEqualTo(4);
        assertThat(failed.joined(new Bar(3, 4, Tone.UP, "c", "d")).tone()).isEqualTo(Tone.FAILED);
    }

    @Test
    void aBarEndsAfterItBegins() {
        assertThatThrownBy(() -> new Bar(2, 1, Tone.UP, "", "")).hasMessageContaining("expected an end after 2 ns");
    }

    @Test
    void aBarTellsTheBeginningOfALongText() {
        Bar bar = new Bar(0, 1, Tone.UP, "x".repeat(1000), "y".repeat(1000));
        assertThat(bar.label()).hasSize(80).endsWith("x…");
        assertThat(bar.detail()).hasSize(240).endsWith("y…");
    }

    @Test
    void shortensToTheLimitAndBetweenCharacters() {
        assertThat(Shortened.text("12345", 5)).isEqualTo("12345");
        assertThat(Shortened.text("123456", 5)).isEqualTo("1234…");
        assertThat(Shortened.text("123😀56", 5)).isEqualTo("123…");
    }
}
