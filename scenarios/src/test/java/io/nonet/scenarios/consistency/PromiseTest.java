package io.nonet.scenarios.consistency;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PromiseTest {
    /** Tests run in the module's folder. */
    private static final Path DOCUMENT = Path.of("../docs/consistency.md");

    @Test
    void thePageAboutConsistencyQuotesTheSameWords() throws IOException {
        String document = Files.readString(DOCUMENT);
        assertThat(Promise.table())
                .isNotEmpty()
                .allSatisfy(promise -> assertThat(document).contains(promise.may()))
                .flatExtracting(Promise::sources)
                .allSatisfy(quote -> assertThat(document).contains(quote.page(), "\"" + quote.words() + "\""));
    }

    @Test
    void theTableHasEachModeUnderEachDisturbanceOnce() {
        assertThat(Promise.table())
                .extracting(promise -> promise.mode() + " " + promise.disturbance())
                .doesNotHaveDuplicates()
                .hasSize(3 * Disturbance.values().length);
    }
}
