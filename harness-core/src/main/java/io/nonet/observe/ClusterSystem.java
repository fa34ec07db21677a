package io.nonet.observe;

/** Which of the two clusters an observation is about. */
public enum ClusterSystem {
    CONSUL,
    NOMAD
}
