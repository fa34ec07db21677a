package io.nonet.observe;

import java.nio.file.Path;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A run's file or folder can't be written, or can't be read as what it should be; the message says which and why. */
public final class RunFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final int line;

    RunFileException(Path file, String problem, @Nullable Throwable cause) {
        super("%s: %s".formatted(file, VisibleText.of(problem)), cause);
        this.file = file.toString();
        this.line = 0;
    }

    RunFileException(Path file, int line, String problem, @Nullable Throwable cause) {
        super("%s, line %d: %s".formatted(file, line, VisibleText.of(problem)), cause);
        this.file = file.toString();
        this.line = line;
    }

    /** The file or folder. */
    public Path file() {
        return Path.of(file);
    }

    /** The line that is wrong, counted from 1; empty when it is not about a line. */
    public OptionalInt line() {
        return line == 0 ? OptionalInt.empty() : OptionalInt.of(line);
    }
}
