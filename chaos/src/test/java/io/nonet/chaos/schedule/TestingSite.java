package io.nonet.chaos.schedule;

import io.nonet.chaos.Fault;
import io.nonet.cluster.MachineException;
import io.nonet.topology.Topology;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A site without machines that remembers what was done. */
final class TestingSite implements FaultSite {
    private final List<String> calls = new ArrayList<>();
    private final Set<String> failing = new HashSet<>();
    private final long start = System.nanoTime();
    private Runnable onInject = () -> {};
    private List<String> unready = List.of();

    synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    /** From now on this call fails, such as {@code prove kill}. */
    void fail(String call) {
        failing.add(call);
    }

    void onInject(Runnable action) {
        onInject = action;
    }

    void neverReady() {
        unready = List.of("there is no leader");
    }

    @Override
    public Topology topology() {
        return Testing.NINE;
    }

    @Override
    public long nanos() {
        return System.nanoTime() - start;
    }

    @Override
    public Placed inject(Fault fault) {
        onInject.run();
        called("inject " + fault.kind());
        return new TestingFault(fault.kind());
    }

    @Override
    public void healAll() {
        called("heal all");
    }

    @Override
    public List<String> awaitReady(Duration limit) {
        called("await ready");
        return unready;
    }

    private synchronized void called(String call) {
        calls.add(call);
        if (failing.contains(call)) {
            throw new MachineException("consul-0", "no " + call);
        }
    }

    private final class TestingFault implements Placed {
        private final String kind;
        private boolean healed;

        TestingFault(String kind) {
            this.kind = kind;
        }

        @Override
        public String id() {
            return "id-" + kind;
        }

        @Override
        public String awaitEffect() {
            called("prove " + kind);
            return "it bites";
        }

        @Override
        public void heal() {
            if (!healed) {
                called("heal " + kind);
                healed = true;
            }
        }

        @Override
        public String awaitHealed() {
            called("prove heal of " + kind);
            return "it is gone";
        }
    }
}
