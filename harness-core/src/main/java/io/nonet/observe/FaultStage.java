package io.nonet.observe;

/** How far a fault has come. */
public enum FaultStage {
    /** It was put in place. */
    INJECTED,
    /** It was seen to bite. */
    PROVED,
    /** It was taken away. */
    HEALED,
    /** It was seen to be gone. */
    HEAL_PROVED
}
