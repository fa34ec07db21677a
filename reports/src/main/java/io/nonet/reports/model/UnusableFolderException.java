package io.nonet.reports.model;

import static java.util.Objects.requireNonNull;

import io.nonet.observe.Judged;
import io.nonet.observe.Verdict;
import java.io.UncheckedIOException;

/** A folder of runs, or what is in it, can't be read or written; the message says what to do about it. */
public final class UnusableFolderException extends RuntimeException implements Judged {
    private static final long serialVersionUID = 1L;

    /**
     * With the reason of the file system.
     *
     * @param problem what can't be done, and where
     * @param remedy what to do, as a sentence
     * @param cause of the file system, checked or not
     */
    public UnusableFolderException(String problem, String remedy, Exception cause) {
        super(requireNonNull(problem) + ": " + reason(cause) + "\n  What to do: " + requireNonNull(remedy), cause);
    }

    private static String reason(Exception cause) {
        return cause instanceof UncheckedIOException ? String.valueOf(cause.getMessage()) : cause.toString();
    }

    @Override
    public Verdict verdict() {
        return Verdict.UNSUPPORTED;
    }
}
