package io.nonet.chaos;

import io.nonet.cluster.ExecResult;
import io.nonet.cluster.MachineException;
import io.nonet.cluster.testing.PartialMachine;
import io.nonet.topology.NodeSpec;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A machine of which there is nothing but what its commands print: what it was told, by a part of the command. */
public final class TestingMachine implements PartialMachine {
    private final NodeSpec node;
    private final Map<String, String> prints = new ConcurrentHashMap<>();
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private volatile boolean up = true;

    TestingMachine(NodeSpec node) {
        this.node = node;
    }

    /** What commands with this part print from now on; all others print nothing. */
    TestingMachine prints(String part, String output) {
        prints.put(part, output);
        return this;
    }

    /** Nothing runs on it from now on. */
    TestingMachine isOff() {
        up = false;
        return this;
    }

    /** All that it was told to run. */
    public List<String> commands() {
        return List.copyOf(commands);
    }

    @Override
    public NodeSpec node() {
        return node;
    }

    @Override
    public Optional<URI> nomad() {
        return Optional.empty();
    }

    @Override
    public boolean isUp() {
        return up;
    }

    @Override
    public ExecResult exec(Duration limit, List<String> command) {
        String line = String.join(" ", command);
        commands.add(line);
        if (!up) {
            throw new MachineException(node.name(), "is off");
        }
        return prints.entrySet().stream()
                .filter(print -> line.contains(print.getKey()))
                .findFirst()
                .map(print -> new ExecResult(0, print.getValue() + "\n", ""))
                .orElse(new ExecResult(0, "", ""));
    }
}
