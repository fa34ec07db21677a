package io.nonet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PartitionCommandTest {
    @Test
    void linksAreNamedByTheSameWordsAsNodes() {
        assertThat(PartitionCommand.named(
                        List.of("leader:consul>consul-0", "host>leader:consul"),
                        word -> word.equals("leader:consul") ? "consul-2" : word))
                .containsExactly("consul-2>consul-0", "host>consul-2");
    }
}
