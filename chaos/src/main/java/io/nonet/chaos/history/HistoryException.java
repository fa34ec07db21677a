package io.nonet.chaos.history;

import io.nonet.observe.RunFileException;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A file has no history that could be judged; says where and why. */
public final class HistoryException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** A run file cannot be read. */
    HistoryException(RunFileException cause) {
        super(cause.getMessage(), cause);
    }

    HistoryException(String where, String problem, @Nullable Throwable cause) {
        super(where + ": " + problem, cause);
    }
}
