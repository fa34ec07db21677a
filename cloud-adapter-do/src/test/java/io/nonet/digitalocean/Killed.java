package io.nonet.digitalocean;

/** The process has ended: no handler of failures may do anything any more. */
final class Killed extends Error {
    private static final long serialVersionUID = 1L;

    Killed(int call) {
        super("killed at call " + call);
    }
}
