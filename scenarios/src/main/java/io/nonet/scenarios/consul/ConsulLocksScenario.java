package io.nonet.scenarios.consul;

import static io.nonet.scenarios.workload.Polling.SOON;
import static io.nonet.scenarios.workload.Polling.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.chaos.workload.RepeatedWork;
import io.nonet.client.consul.KeyValue;
import io.nonet.client.consul.KeyValues;
import io.nonet.client.consul.SessionSpec;
import io.nonet.cluster.Cluster;
import io.nonet.junit.NonetTest;
import io.nonet.junit.Scenario;
import io.nonet.junit.Story;
import io.nonet.observe.Bound;
import io.nonet.topology.NodeSpec;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Locks on keys, held by sessions: one at a time holds one, and what becomes of it when a session ends. */
@NonetTest
@Scenario(
        name = "consul-locks",
        summary = "One holder at a time, a delay after its loss, and what a session that ends leaves behind.",
        typicalSeconds = 10)
public class ConsulLocksScenario {
    private static final String LOCK = "locks/sorter";
    private static final int ENOUGH = 10;
    private static final Duration PAUSE = Duration.ofMillis(5);
    private static final Duration LOCK_DELAY = Duration.ofSeconds(3);
    /** Not Consul's: a few calls on a machine that runs all nodes on two cores. */
    private static final Duration BUSY_MACHINE = Duration.ofSeconds(2);

    private final Cluster cluster;
    private final Story story;

    ConsulLocksScenario(Cluster cluster, Story story) {
        this.cluster = cluster;
        this.story = story;
    }

    @Test
    void oneAtATimeHoldsALock() {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        List<Contender> contenders = cluster.topology().nomadClients().stream()
                .map(node -> contender(node, SessionSpec.named("contender")))
                .toList();
        List<Runnable> work = contenders.stream()
                .<Runnable>map(contender -> () -> {
                    if (!contender.acquire()) {
                        refused.incrementAndGet();
                        return;
                    }
                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    // A call takes long enough for another to come in.
                    contender.requireHeld();
                    inside.decrementAndGet();
                    contender.release();
                })
                .toList();
        try (RepeatedWork working = RepeatedWork.start(PAUSE, work)) {
            story.step(
                    "contenders on three nodes hold one lock " + ENOUGH + " times each",
                    () -> await("each contender's turns", SOON.multipliedBy(2)).until(() -> {
                        working.requireGoing();
                        return contenders.stream().allMatch(contender -> contender.turns.get() >= ENOUGH);
                    }));
            story.step("they stop", working::close);
        }
        story.premise(
                "they came in each other's way", () -> assertThat(refused.get()).isPositive());
        story.check("never did two hold it", () -> assertThat(most.get()).isEqualTo(1));
        story.check("each turn is counted in the lock's own index", () -> assertThat(
                        entry(LOCK).lockIndex())
                .isEqualTo(contenders.stream()
                        .mapToInt(contender -> contender.turns.get())
                        .sum()));
    }

    @Test
    void aLockStaysClosedForAWhileAfterItsHoldersSessionEnds() {
        Contender first = contender(client(0), SessionSpec.named("first").withLockDelay(LOCK_DELAY));
        Contender second = contender(client(1), SessionSpec.named("second"));
        story.check("the first gets the lock", () -> assertThat(first.acquire()).isTrue());
        story.check("the second does not", () -> assertThat(second.acquire()).isFalse());

        long ended = cluster.timeline().nanos();
        story.step("the session of the first ends", first::end);
        story.check(
                "the lock is nobody's", () -> assertThat(entry(LOCK).session()).isEmpty());
        story.step("the second gets it", () -> await("the lock", LOCK_DELAY.plus(SOON))
                .until(second::acquire));
        Duration delay = cluster.timeline().since(ended);
        story.check("it had to wait for the lock delay", () -> assertThat(delay).isGreaterThanOrEqualTo(LOCK_DELAY));
        story.measure("lock-delay", delay, lockDelay());

        story.step("the second gives it back", second::release);
        Contender third = contender(client(2), SessionSpec.named("third"));
        story.check(
                "the next gets it at once", () -> assertThat(third.acquire()).isTrue());
    }

    private static Bound lockDelay() {
        return new Bound(
                LOCK_DELAY.plus(BUSY_MACHINE).toSeconds(),
                "s",
                "lock delay %d s + %d s for a busy machine"
                        .formatted(LOCK_DELAY.toSeconds(), BUSY_MACHINE.toSeconds()));
    }

    @Test
    void aSessionsEndReleasesItsKeysOrDeletesThem() {
        KeyValues kv = cluster.consul(client(0)).kv();
        String releasing = session(client(0), SessionSpec.named("releases"));
        String deleting = session(client(1), SessionSpec.named("deletes").deletingKeys());
        story.step("two sessions hold a key each", () -> {
            assertThat(kv.acquire("held/to-release", "work", releasing)).isTrue();
            assertThat(kv.acquire("held/to-delete", "work", deleting)).isTrue();
        });
        story.step("both end", () -> List.of(releasing, deleting)
                .forEach(id -> cluster.consul().sessions().destroy(id)));
        story.check("one key stays as it is, and is nobody's", () -> {
            assertThat(entry("held/to-release").text()).isEqualTo("work");
            assertThat(entry("held/to-release").session()).isEmpty();
        });
        story.check(
                "the other is gone", () -> assertThat(kv.get("held/to-delete")).isEmpty());
        story.check(
                "a session that has ended gets nothing any more",
                () -> assertThat(cluster.consul().sessions().renew(releasing)).isEmpty());
    }

    private Contender contender(NodeSpec node, SessionSpec spec) {
        return new Contender(cluster, node, session(node, spec), new AtomicInteger());
    }

    private String session(NodeSpec node, SessionSpec spec) {
        return cluster.consul(node).sessions().create(spec);
    }

    private KeyValue entry(String key) {
        return cluster.consul().kv().get(key).orElseThrow();
    }

    private NodeSpec client(int number) {
        return cluster.topology().nomadClients().get(number);
    }

    /** Who would like to hold the lock, through the agent of its node. */
    private record Contender(Cluster cluster, NodeSpec node, String session, AtomicInteger turns) {
        boolean acquire() {
            boolean acquired = cluster.consul(node).kv().acquire(LOCK, node.name(), session);
            if (acquired) {
                turns.incrementAndGet();
            }
            return acquired;
        }

        void requireHeld() {
            KeyValue entry = cluster.consul(node).kv().get(LOCK).orElseThrow();
            assertThat(entry.session()).as("who holds the lock").isEqualTo(session);
            assertThat(entry.text()).as("what the holder wrote").isEqualTo(node.name());
        }

        void release() {
            assertThat(cluster.consul(node).kv().release(LOCK, node.name(), session))
                    .isTrue();
        }

        void end() {
            cluster.consul(node).sessions().destroy(session);
        }
    }
}
