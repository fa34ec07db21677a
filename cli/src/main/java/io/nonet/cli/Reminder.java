package io.nonet.cli;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;

/** Says again and again that something goes on, until it ends. */
final class Reminder {
    private final Timer timer;

    private Reminder(Timer timer) {
        this.timer = requireNonNull(timer);
    }

    /** Says it for the first time after the given length. */
    static Reminder start(Terminal terminal, String words, Duration every) {
        Timer timer = new Timer("nonet-reminder", true);
        TimerTask task = new TimerTask() {
            @Override
            public void run() {
                terminal.say(words);
            }
        };
        timer.schedule(task, every.toMillis(), every.toMillis());
        return new Reminder(timer);
    }

    void end() {
        timer.cancel();
    }
}
