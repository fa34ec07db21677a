package io.nonet.cluster;

/** What to do about a launch whose machines started but did not get ready. */
public interface LaunchFailure {
    /** Called while the machines still run, so that their logs can be saved. */
    void failed(Cluster cluster, RuntimeException cause);

    /** Whether what was launched stays for a closer look. */
    boolean keep();
}
