package io.nonet.docker;

import com.github.dockerjava.api.model.Capability;
import io.nonet.topology.Role;
import java.util.List;
import java.util.Map;

/** The Linux capabilities that a machine needs beyond a container's usual ones; never all of them. */
final class Capabilities {
    /** Their numbers, from linux/capability.h. */
    private static final Map<String, Integer> BITS = Map.of("NET_ADMIN", 12, "SYS_PTRACE", 19, "SYS_ADMIN", 21);

    private Capabilities() {}

    /** NET_ADMIN for the packet filter; a client's Docker engine and exec driver also make namespaces and mounts. */
    static List<Capability> of(Role role) {
        return role == Role.NOMAD_CLIENT
                ? List.of(Capability.NET_ADMIN, Capability.SYS_ADMIN, Capability.SYS_PTRACE)
                : List.of(Capability.NET_ADMIN);
    }

    static int bit(String name) {
        return BITS.getOrDefault(name, 63);
    }
}
