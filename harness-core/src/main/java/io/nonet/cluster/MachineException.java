package io.nonet.cluster;

import org.jspecify.annotations.Nullable;

/** A machine did not do what it was told; the message names the node, what was asked and what came back. */
public final class MachineException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MachineException(String node, String problem) {
        this(node, problem, null);
    }

    public MachineException(String node, String problem, @Nullable Throwable cause) {
        super(node + ": " + problem, cause);
    }
}
