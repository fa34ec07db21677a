package io.nonet.digitalocean.api;

/** Something that takes its time; {@code status} is {@code in-progress}, {@code completed} or {@code errored}. */
public record Action(long id, String status) {
    /** Whether it has not ended yet. */
    public boolean isUnderWay() {
        return status.equals("in-progress");
    }

    /** Whether it ended without being done. */
    public boolean isErrored() {
        return status.equals("errored");
    }
}
