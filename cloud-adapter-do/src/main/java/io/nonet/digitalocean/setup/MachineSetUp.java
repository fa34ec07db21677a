package io.nonet.digitalocean.setup;

import static java.util.Objects.requireNonNull;

import io.nonet.digitalocean.ssh.SshMachine;
import io.nonet.topology.Role;
import io.nonet.topology.Topology;
import io.nonet.topology.config.MachineFile;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Makes a bare Debian machine, which just answers over SSH, into that of a node: the same packages, services, folders and
 * programs as the machine image has, then the node's own files.
 *
 * <p>Keys and certificates are among the latter, and come over SSH alone. Done again after it was broken off it begins
 * anew, and ends the same.
 */
public final class MachineSetUp {
    /** The packages of the machine image, as {@code images/build} names them; without its init, which a droplet has. */
    static final List<String> PACKAGES = List.of(
            "runit",
            "nftables",
            "iproute2",
            "ca-certificates",
            "curl",
            "procps",
            "psmisc",
            "strace",
            "perl",
            "haproxy",
            "nginx-light");

    /** What only machines with a Docker engine need beside those. */
    static final List<String> ENGINE_PACKAGES = List.of("iptables", "docker.io");

    private static final Duration FIRST_BOOT = Duration.ofMinutes(5);
    private static final Duration PACKAGES_LIMIT = Duration.ofMinutes(6);
    private static final Duration SHORT = Duration.ofSeconds(60);
    private static final int EXECUTABLE = 0755;
    private static final int PLAIN = 0644;

    /** What cloud-init leaves when the first boot has done all that it does by itself. */
    private static final String AWAIT_BOOT = "until [ -e /var/lib/cloud/instance/boot-finished ]; do sleep 0.2; done";

    private final Programs programs;

    public MachineSetUp(Programs programs) {
        this.programs = requireNonNull(programs);
    }

    /** Does what can be done before there is a machine. */
    public void prepare(Topology topology) {
        programs.prepare(topology);
    }

    /**
     * Sets up a machine and starts its services, which may still be on their way when this returns.
     *
     * @param files of its node; asked for before each step that takes its time, so that whoever renders them can end it
     * @throws io.nonet.cluster.EnvironmentUnusableException if a step fails; names it, the machine and what it said
     */
    public void run(SshMachine machine, Topology topology, Supplier<List<MachineFile>> files) {
        // Whoever renders them ends a launch that is given up by throwing.
        var unused = files.get();
        new Step(machine, "see the first boot end", FIRST_BOOT).run(AWAIT_BOOT, List.of());
        new Step(machine, "install Debian's packages", PACKAGES_LIMIT)
                .run(SetUpResource.PACKAGES.text(), packages(machine.node().role()));
        new Step(machine, "lay out the files of the machine", SHORT)
                .run(SetUpResource.LAYOUT.text(), List.of(), new ByteArrayInputStream(SetUpResource.ROOTFS.bytes()));
        unused = files.get();
        programs.install(machine, topology);
        List<MachineFile> all = new ArrayList<>(files.get());
        all.add(new MachineFile("/etc/nonet/environment", SshMachine.ENVIRONMENT + "\n", PLAIN));
        all.add(new MachineFile("/usr/local/lib/nonet/droplet", SetUpResource.DROPLET.text(), EXECUTABLE));
        all.add(new MachineFile("/etc/systemd/system/nonet.service", SetUpResource.UNIT.text(), PLAIN));
        all.add(new MachineFile("/etc/rc.local", SetUpResource.RC_LOCAL.text(), EXECUTABLE));
        machine.write(all);
        new Step(machine, "start the services", SHORT).run(SetUpResource.START.text(), List.of());
    }

    private static List<String> packages(Role role) {
        List<String> all = new ArrayList<>(PACKAGES);
        if (role == Role.NOMAD_CLIENT) {
            all.addAll(ENGINE_PACKAGES);
        }
        return all;
    }
}
