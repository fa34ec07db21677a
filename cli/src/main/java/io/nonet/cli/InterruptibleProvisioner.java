package io.nonet.cli;

import static java.util.Objects.requireNonNull;

import io.nonet.cluster.Lease;
import io.nonet.cluster.Machine;
import io.nonet.cluster.Place;
import io.nonet.cluster.ProvisionedCluster;
import io.nonet.cluster.Provisioner;
import io.nonet.topology.Addresses;
import io.nonet.topology.NodeSpec;
import io.nonet.topology.Topology;
import io.nonet.topology.config.MachineFile;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A provisioner whose launch can be given up at any moment by another thread.
 *
 * <p>From {@link #stop} on, a thread that calls any method but that one never returns from it: the process is about
 * to end, and nothing may be made again, nor anything be said, while what was made is being removed.
 */
final class InterruptibleProvisioner implements Provisioner {
    private final Provisioner target;
    /** Held during each call, so that stopping begins when it is known what a call has made. */
    private final ReentrantLock lock = new ReentrantLock();

    private volatile boolean stopping;
    private volatile boolean reserved;
    private volatile Optional<String> failure = Optional.empty();

    InterruptibleProvisioner(Provisioner target) {
        this.target = requireNonNull(target);
    }

    /**
     * Waits until the call under way has ended, which it does early, and lets none begin.
     *
     * @return whether this provisioner reserved the cluster's name, so that what bears it is ours to remove
     */
    boolean stop() {
        stopping = true;
        target.giveUp();
        lock.lock();
        return reserved;
    }

    /** What became of a reservation that failed, which may have left something; nobody else tells once it is stopped. */
    Optional<String> failure() {
        return failure;
    }

    boolean stopping() {
        return stopping;
    }

    /** Whether the cluster's name is ours, and what bears it is there. */
    boolean holds() {
        return reserved;
    }

    /** Returns at once, or never if the launch is being given up. */
    void proceed() {
        while (stopping) {
            LockSupport.park(this);
        }
    }

    @Override
    public Place place() {
        return target.place();
    }

    @Override
    public Addresses reserve(Topology topology, Lease lease) {
        enter();
        try {
            Addresses addresses = target.reserve(topology, lease);
            reserved = true;
            return addresses;
        } catch (RuntimeException e) {
            failure = Optional.of(String.valueOf(e.getMessage()));
            throw e;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<Machine> launch(
            Topology topology,
            Addresses addresses,
            Lease lease,
            Function<NodeSpec, List<MachineFile>> files,
            Consumer<NodeSpec> started) {
        enter();
        try {
            return target.launch(
                    topology,
                    addresses,
                    lease,
                    node -> {
                        requireGoingOn();
                        return files.apply(node);
                    },
                    node -> {
                        requireGoingOn();
                        started.accept(node);
                    });
        } finally {
            lock.unlock();
            proceed();
        }
    }

    @Override
    public void complete(String cluster) {
        enter();
        try {
            target.complete(cluster);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Optional<ProvisionedCluster> find(String cluster) {
        proceed();
        return target.find(cluster);
    }

    @Override
    public List<ProvisionedCluster> list() {
        proceed();
        return target.list();
    }

    @Override
    public int destroy(String cluster) {
        enter();
        try {
            int removed = target.destroy(cluster);
            // From now on somebody else may bear the name.
            reserved = false;
            return removed;
        } finally {
            lock.unlock();
        }
    }

    private void enter() {
        proceed();
        lock.lock();
        if (stopping) {
            lock.unlock();
            proceed();
        }
    }

    /** Ends the steps of a launch one by one; nobody gets to see the exception. */
    private void requireGoingOn() {
        if (stopping) {
            throw new IllegalStateException("The launch is being given up");
        }
    }
}
