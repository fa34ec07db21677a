package io.nonet.scenarios.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.observe.Bound;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MismatchAgesTest {
    private static final Mismatch ORPHAN = new Mismatch("service web on nomad-client-0", "passes in Consul");
    private static final Bound TWO_SECONDS = new Bound(2, "s", "2 s");

    private final MismatchAges ages = new MismatchAges();

    @Test
    void oneThatLastsTooLongIsListedWithItsAge() {
        ages.saw(Set.of(ORPHAN), 0);
        ages.saw(Set.of(ORPHAN), seconds(3));

        assertThat(ages.longerThan(TWO_SECONDS)).containsEntry(ORPHAN.toString(), Duration.ofSeconds(3));
        assertThat(ages.oldest()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void oneThatComesAndGoesStartsAnewEachTime() {
        ages.saw(Set.of(ORPHAN), 0);
        ages.saw(Set.of(), seconds(1));
        ages.saw(Set.of(ORPHAN), seconds(4));
        ages.saw(Set.of(ORPHAN), seconds(5));

        assertThat(ages.longerThan(TWO_SECONDS)).isEmpty();
        assertThat(ages.oldest()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void whatIsExcusedDoesNotCount() {
        ages.saw(Set.of(ORPHAN), 0);
        ages.excuse(Duration.ofSeconds(20));
        ages.saw(Set.of(ORPHAN), seconds(22));
        assertThat(ages.longerThan(TWO_SECONDS)).isEmpty();
        assertThat(ages.oldest()).isEqualTo(Duration.ofSeconds(2));

        ages.excuse(Duration.ofSeconds(10));
        ages.saw(Set.of(ORPHAN), seconds(33));
        assertThat(ages.longerThan(TWO_SECONDS)).containsEntry(ORPHAN.toString(), Duration.ofSeconds(3));
    }

    @Test
    void oneThatHasEndedStaysOnRecord() {
        ages.saw(Set.of(ORPHAN), 0);
        ages.saw(Set.of(ORPHAN), seconds(3));
        ages.saw(Set.of(), seconds(4));

        assertThat(ages.longerThan(TWO_SECONDS)).hasSize(1);
    }

    @Test
    void whatACheckHasToNoticeMayLastLonger() {
        Mismatch unnoticed = new Mismatch("service web on nomad-client-0", "passes in Consul", Duration.ofSeconds(10));
        ages.saw(Set.of(unnoticed), 0);
        ages.saw(Set.of(unnoticed), seconds(11));
        assertThat(ages.longerThan(TWO_SECONDS)).isEmpty();
        assertThat(ages.oldest()).isEqualTo(Duration.ofSeconds(1));

        ages.saw(Set.of(unnoticed), seconds(13));
        assertThat(ages.longerThan(TWO_SECONDS)).containsEntry(unnoticed.toString(), Duration.ofSeconds(13));
    }

    private static long seconds(long seconds) {
        return Duration.ofSeconds(seconds).toNanos();
    }
}
