package io.nonet.cli;

/** A file that is named on the command line cannot be read. */
final class WrongFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WrongFileException(String problem, Throwable cause) {
        super(problem, cause);
    }
}
