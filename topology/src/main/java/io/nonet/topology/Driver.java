package io.nonet.topology;

import java.util.Locale;

/** A way in which a Nomad client runs tasks. */
public enum Driver {
    /** Containers, by the Docker engine of the node. */
    DOCKER,
    /** Processes isolated by cgroups and a chroot. */
    EXEC,
    /** Processes without isolation. */
    RAW_EXEC;

    /** The driver as Nomad names it, such as {@code raw_exec}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
