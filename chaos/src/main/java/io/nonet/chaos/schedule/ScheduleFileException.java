package io.nonet.chaos.schedule;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A file is no schedule; says which file, where in it, and why. */
public final class ScheduleFileException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    ScheduleFileException(String where, String problem, @Nullable Throwable cause) {
        super(where + " is no schedule: " + problem, cause);
    }
}
