package io.nonet.cli;

import io.nonet.cluster.EnvironmentUnusableException;
import io.nonet.cluster.Lease;
import io.nonet.cluster.Machine;
import io.nonet.cluster.Place;
import io.nonet.cluster.ProvisionedCluster;
import io.nonet.cluster.Provisioner;
import io.nonet.topology.Addresses;
import io.nonet.topology.NodeSpec;
import io.nonet.topology.Subnet;
import io.nonet.topology.Topology;
import io.nonet.topology.config.MachineFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Function;

/** A provisioner that makes nothing, and remembers what it was told. */
final class TestingProvisioner implements Provisioner {
    private final List<String> calls = new ArrayList<>();
    private boolean nameInUse;
    private int refusals;
    private final CountDownLatch reserving = new CountDownLatch(1);
    private final CountDownLatch givenUp = new CountDownLatch(1);
    private boolean slow;

    synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    void nameIsInUse() {
        nameInUse = true;
    }

    /** A reservation takes until it is given up, and fails then. */
    void reserveForEver() {
        slow = true;
    }

    /** Returns once a reservation has begun. */
    void awaitReserving() throws InterruptedException {
        reserving.await();
    }

    @Override
    public void giveUp() {
        givenUp.countDown();
    }

    /** The next removals fail. */
    void refuseToRemove(int times) {
        refusals = times;
    }

    @Override
    public Place place() {
        return new Place("here", Set.of());
    }

    @Override
    public Addresses reserve(Topology topology, Lease lease) {
        called("reserve");
        reserving.countDown();
        if (slow) {
            failOnceGivenUp();
        }
        if (nameInUse) {
            throw new EnvironmentUnusableException("The name is in use.", "Take another.");
        }
        return Addresses.assign(topology, Subnet.parse("10.64.0.0/24"));
    }

    private void failOnceGivenUp() {
        try {
            givenUp.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        throw new EnvironmentUnusableException("The launch was given up.", "Nothing.");
    }

    @Override
    public List<Machine> launch(
            Topology topology,
            Addresses addresses,
            Lease lease,
            Function<NodeSpec, List<MachineFile>> files,
            Consumer<NodeSpec> started) {
        called("launch");
        topology.nodes().forEach(node -> {
            files.apply(node);
            called("start " + node.name());
            started.accept(node);
        });
        return List.of();
    }

    @Override
    public void complete(String cluster) {
        called("complete");
    }

    @Override
    public Optional<ProvisionedCluster> find(String cluster) {
        return Optional.empty();
    }

    @Override
    public List<ProvisionedCluster> list() {
        return List.of();
    }

    @Override
    public int destroy(String cluster) {
        called("destroy " + cluster);
        if (refusals > 0) {
            refusals--;
            throw new EnvironmentUnusableException("The engine refuses.", "Ask again.");
        }
        return 3;
    }

    private synchronized void called(String call) {
        calls.add(call);
    }
}
