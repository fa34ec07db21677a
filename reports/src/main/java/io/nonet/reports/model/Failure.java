package io.nonet.reports.model;

/**
 * A moment at which something was not as it should be.
 *
 * @param what a few words, shortened where there are many; untrusted text
 * @param why shortened where it is long; may be empty; untrusted text
 */
public record Failure(long nanos, String what, String why) {
    private static final int LONGEST = 2000;
    private static final int LONGEST_WHAT = 300;
    private static final int LONGEST_OF_MANY = 200;

    public Failure {
        what = Shortened.text(what, LONGEST_WHAT);
        why = Shortened.text(why, LONGEST);
    }

    /** The same with less of its reason, for one of many. */
    Failure brief() {
        return new Failure(nanos, what, Shortened.text(why, LONGEST_OF_MANY));
    }
}
