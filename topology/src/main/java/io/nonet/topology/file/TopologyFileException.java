package io.nonet.topology.file;

import static java.util.Objects.requireNonNull;

import io.nonet.topology.TopologyException;
import java.io.Serial;

/** A topology file is wrong; says where, what was expected there, and what was found. */
public final class TopologyFileException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String file;
    private final int line;
    private final int column;
    private final String key;
    private final String expected;
    private final String found;

    TopologyFileException(String file, int line, int column, TopologyException broken) {
        super(requireNonNull(file, "file") + ":" + line + ":" + column + ": " + broken.getMessage(), broken);
        this.file = file;
        this.line = line;
        this.column = column;
        this.key = broken.rule();
        this.expected = broken.expected();
        this.found = broken.found();
    }

    /** The file's name as the caller gave it. */
    public String file() {
        return file;
    }

    /** The line, counted from 1. */
    public int line() {
        return line;
    }

    /** The column, in characters counted from 1. */
    public int column() {
        return column;
    }

    /** The key that is wrong with the keys above it, such as {@code versions.consul}. */
    public String key() {
        return key;
    }

    /** What the key allows. */
    public String expected() {
        return expected;
    }

    /** What was there instead, on one line. */
    public String found() {
        return found;
    }
}
