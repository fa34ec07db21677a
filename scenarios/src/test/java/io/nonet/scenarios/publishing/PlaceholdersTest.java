package io.nonet.scenarios.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PlaceholdersTest {
    private final Placeholders placeholders =
            new Placeholders(Map.of("consul-0", "10.83.7.11", "gossip-key", "a$1\\b/+="));

    @Test
    void putsInWhatWordsStandFor() {
        assertThat(placeholders.fill("join @consul-0@:8301, key @gossip-key@, mail a@b.example"))
                .isEqualTo("join 10.83.7.11:8301, key a$1\\b/+=, mail a@b.example");
    }

    @Test
    void namesTheKnownWordsToOneThatIsNot() {
        assertThatThrownBy(() -> placeholders.fill("@consul-9@"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("@consul-9@ stands for nothing; these words do: [consul-0, gossip-key]");
    }

    @Test
    void doesNotShowItsValues() {
        assertThat(placeholders).hasToString("Placeholders[consul-0, gossip-key]");
    }
}
