package io.nonet.digitalocean.fake;

/** What can become of one call. */
public enum Trouble {
    /** 429 with {@code retry-after}; nothing is done. */
    BURST,
    /** 422 that passes: "please try again"; nothing is done. */
    TRY_AGAIN,
    /** 422 that passes: "already has a pending event"; nothing is done. */
    PENDING_EVENT,
    /** 502 with a proxy's page; nothing is done. */
    PAGE_INSTEAD,
    /** 200 with a proxy's page; nothing is done. */
    PAGE_AS_SUCCESS,
    /** 504 with a proxy's page; done all the same. */
    PAGE_AFTER,
    /** The connection is closed without an answer; nothing is done. */
    CUT,
    /** The connection is closed without an answer; done all the same. */
    LOST,
    /** The connection is closed without an answer; done six seconds later. */
    LATE
}
