package io.nonet.bench;

import io.nonet.cluster.ExecResult;
import io.nonet.cluster.Machine;
import io.nonet.cluster.MachineException;
import io.nonet.cluster.Service;
import io.nonet.cluster.ServiceControl;
import io.nonet.topology.NodeSpec;
import io.nonet.topology.config.MachineFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A node whose agents are plain processes of this host, in a network namespace of their own. */
final class BareMachine implements Machine, ServiceControl {
    private final NodeSpec node;
    private final String address;
    private final String namespace;
    private final Path root;
    private final Map<Service, Path> programs;
    private final Map<Service, Process> processes = new ConcurrentHashMap<>();

    BareMachine(NodeSpec node, String address, String namespace, Path root, Map<Service, Path> programs) {
        this.node = node;
        this.address = address;
        this.namespace = namespace;
        this.root = root;
        this.programs = Map.copyOf(programs);
    }

    @Override
    public NodeSpec node() {
        return node;
    }

    @Override
    public String address() {
        return address;
    }

    @Override
    public URI consul() {
        return URI.create("https://" + address + ":8501");
    }

    @Override
    public Optional<URI> nomad() {
        return node.role().runsNomad() ? Optional.of(URI.create("https://" + address + ":4646")) : Optional.empty();
    }

    @Override
    public URI toxiproxy() {
        throw new UnsupportedOperationException("bare processes have no Toxiproxy");
    }

    @Override
    public ExecResult exec(Duration limit, List<String> command) {
        throw new UnsupportedOperationException("the benchmark runs no commands on bare nodes");
    }

    /** Writes the files under the node's own folder; paths in them are rewritten to match. */
    @Override
    public void write(List<MachineFile> files) {
        try {
            for (MachineFile file : files) {
                Path target = root.resolve(file.path().substring(1));
                Files.createDirectories(target.getParent());
                Files.writeString(
                        target,
                        file.content()
                                .replace("\"/etc/nonet/", "\"" + root + "/etc/nonet/")
                                .replace("\"/var/lib/", "\"" + root + "/var/lib/"));
            }
        } catch (IOException e) {
            throw new MachineException(node.name(), "cannot write files: " + e, e);
        }
    }

    @Override
    public String log(Service service, int lines) {
        try {
            List<String> all = Files.readAllLines(root.resolve(service.label() + ".log"));
            return String.join("\n", all.subList(Math.max(0, all.size() - lines), all.size()));
        } catch (IOException e) {
            return "";
        }
    }

    @Override
    public boolean isUp() {
        return processes.values().stream().allMatch(Process::isAlive);
    }

    @Override
    public void powerOff() {
        throw new UnsupportedOperationException("the benchmark powers nothing off");
    }

    @Override
    public void powerOn() {
        throw new UnsupportedOperationException("the benchmark powers nothing off");
    }

    @Override
    public ServiceControl services() {
        return this;
    }

    @Override
    public void start(Service service) {
        Path program = programs.get(service);
        if (program == null) {
            throw new MachineException(node.name(), "no program for " + service.label());
        }
        String configuration = root.resolve("etc/" + service.label() + ".d").toString();
        // Not "ip netns exec", which mounts a /sys of its own, without the control groups that the exec driver needs.
        List<String> command =
                new ArrayList<>(List.of("nsenter", "--net=/var/run/netns/" + namespace, program.toString(), "agent"));
        command.add(service == Service.CONSUL ? "-config-dir=" + configuration : "-config=" + configuration);
        try {
            processes.put(
                    service,
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(
                                    root.resolve(service.label() + ".log").toFile())
                            .start());
        } catch (IOException e) {
            throw new MachineException(node.name(), "cannot start " + service.label() + ": " + e, e);
        }
    }

    @Override
    public void stop(Service service) {
        kill(service);
    }

    @Override
    public void kill(Service service) {
        Process process = processes.remove(service);
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
    }

    @Override
    public void killAndKeepDown(Service service) {
        kill(service);
    }

    @Override
    public void pause(Service service) {
        throw new UnsupportedOperationException("the benchmark freezes nothing");
    }

    @Override
    public void resume(Service service) {
        throw new UnsupportedOperationException("the benchmark freezes nothing");
    }

    @Override
    public Map<Service, String> revive(List<Service> services) {
        throw new UnsupportedOperationException("the benchmark breaks nothing");
    }

    @Override
    public void restart(Service service) {
        kill(service);
        start(service);
    }

    @Override
    public boolean isPaused(Service service) {
        return false;
    }

    @Override
    public boolean isRunning(Service service) {
        Process process = processes.get(service);
        return process != null && process.isAlive();
    }

    @Override
    public String processId(Service service) {
        Process process = processes.get(service);
        return process == null ? "" : Long.toString(process.pid());
    }

    @Override
    public String status(Service service) {
        return isRunning(service) ? "run" : "down";
    }
}
