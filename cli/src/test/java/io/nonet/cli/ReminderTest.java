package io.nonet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class ReminderTest {
    private final TestingTerminal terminal = TestingTerminal.plain();

    @Test
    void saysAgainThatItGoesOn() {
        Reminder reminder = Reminder.start(terminal.terminal(), "still at it", Duration.ofMillis(20));
        Awaitility.await("said twice").until(() -> terminal.said().lines().count() >= 2);
        reminder.end();
        assertThat(terminal.said().lines()).containsOnly("still at it");
    }
}
