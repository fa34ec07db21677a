package io.nonet.cluster;

/** What becomes of a cluster and of what was attached to its run when it ends. */
public enum Keep {
    /** Everything stays. */
    ALWAYS,
    /** After a failure the attachments stay; the cluster goes. */
    ON_FAILURE,
    /** Only the run file stays. */
    NEVER
}
