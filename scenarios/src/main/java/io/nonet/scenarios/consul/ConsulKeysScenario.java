package io.nonet.scenarios.consul;

import static io.nonet.scenarios.workload.Polling.SOON;
import static io.nonet.scenarios.workload.Polling.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.chaos.workload.RepeatedWork;
import io.nonet.client.consul.Answer;
import io.nonet.client.consul.BlockingQuery;
import io.nonet.client.consul.ConsulClient;
import io.nonet.client.consul.KeyValue;
import io.nonet.client.consul.KeyValues;
import io.nonet.cluster.Cluster;
import io.nonet.junit.NonetTest;
import io.nonet.junit.Scenario;
import io.nonet.junit.Story;
import io.nonet.observe.Bound;
import io.nonet.topology.NodeSpec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The key/value store as programs use it that must not step on each other, and must not miss what others write. */
@NonetTest
@Scenario(
        name = "consul-keys",
        summary = "Keys are compared and set, deleted with all below them, and waited for by blocking queries.",
        typicalSeconds = 10)
public class ConsulKeysScenario {
    private static final int ENOUGH = 50;
    private static final int CHANGES = 10;
    private static final Duration PAUSE = Duration.ofMillis(5);
    private static final Duration HELD = Duration.ofSeconds(3);
    /** Not Consul's: a few calls on a machine that runs all nodes on two cores. */
    private static final Duration BUSY_MACHINE = Duration.ofSeconds(2);

    private final Cluster cluster;
    private final Story story;

    ConsulKeysScenario(Cluster cluster, Story story) {
        this.cluster = cluster;
        this.story = story;
    }

    @Test
    void noIncrementOfACounterIsLost() {
        String key = "counter";
        AtomicInteger done = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        cluster.consul().kv().put(key, "0");
        List<Runnable> counters = cluster.topology().nodes().stream()
                .map(node -> cluster.consul(node).kv())
                .<Runnable>map(kv -> () -> (increment(kv, key) ? done : refused).incrementAndGet())
                .toList();
        try (RepeatedWork counting = RepeatedWork.start(PAUSE, counters)) {
            story.step("programs on all nodes count on one key by compare-and-set", () -> await("increments", SOON)
                    .until(() -> done.get() >= ENOUGH));
            story.step("they stop", counting::close);
        }
        story.measure("increments", done.get(), "writes");
        story.premise(
                "they came in each other's way", () -> assertThat(refused.get()).isPositive());
        story.check("the key counts as many as were acknowledged", () -> assertThat(
                        cluster.consul().kv().get(key).orElseThrow().text())
                .isEqualTo(done.toString()));
    }

    private static boolean increment(KeyValues kv, String key) {
        KeyValue read = kv.get(key).orElseThrow();
        return kv.compareAndSet(key, Integer.toString(Integer.parseInt(read.text()) + 1), read.modifyIndex());
    }

    @Test
    void aTreeIsDeletedAndNothingBesideIt() {
        KeyValues kv = cluster.consul().kv();
        story.step("a tree of keys is written, and keys with almost its name", () -> List.of(
                        "orders/1", "orders/2/lines/1", "orders/2", "orders", "orders-archived/1", "customers/1")
                .forEach(key -> kv.put(key, key)));
        story.step("the tree is deleted", () -> kv.deleteRecursively("orders/"));
        for (NodeSpec node : cluster.topology().nodes()) {
            story.check(node.name() + " lists what is left", () -> assertThat(
                            cluster.consul(node).kv().keys(""))
                    .contains("customers/1", "orders", "orders-archived/1")
                    .doesNotContain("orders/1", "orders/2", "orders/2/lines/1"));
        }
    }

    @Test
    void whoWaitsIsWokenByAChangeAndByNothingElse() {
        String key = "settings/colour";
        ConsulClient writer = cluster.consul();
        ConsulClient reader = cluster.consul(cluster.topology().nomadClients().get(0));
        writer.kv().put(key, "0");
        String last = Integer.toString(CHANGES);
        Waiter waiter = new Waiter(reader.kv(), key, last);
        try (RepeatedWork waiting = RepeatedWork.start(PAUSE, List.of(waiter))) {
            for (int i = 0; i < CHANGES; i++) {
                String value = Integer.toString(i);
                story.step("it knows value " + value, () -> await("value " + value, SOON)
                        .until(() -> waiter.knows(value)));
                writer.kv().put(key, Integer.toString(i + 1));
            }
            story.step("it knows the last value", () -> await("the last value", SOON)
                    .until(() -> waiter.knows(last)));
            story.step("it waits no more", waiting::close);
        }
        story.check("the index never went back", () -> assertThat(List.copyOf(waiter.indexes))
                .isSorted());
        story.check(
                "each change had an index of its own",
                () -> assertThat(waiter.indexes).doesNotHaveDuplicates().hasSize(CHANGES + 1));
        heldWithoutChange(reader, writer, key);
    }

    private void heldWithoutChange(ConsulClient reader, ConsulClient writer, String key) {
        BlockingQuery now = new BlockingQuery(reader.kv().get(key).orElseThrow().modifyIndex(), HELD);
        try (RepeatedWork others =
                RepeatedWork.start(PAUSE, List.of(() -> writer.kv().put("settings/size", "large")))) {
            long asked = cluster.timeline().nanos();
            Answer<Optional<KeyValue>> same =
                    story.step("it waits for a change while other keys are written", () -> reader.kv()
                            .get(key, now));
            Duration held = cluster.timeline().since(asked);
            story.check(
                    "no change of another key wakes it", () -> assertThat(held).isGreaterThanOrEqualTo(HELD));
            story.measure("held", held, heldAtMost());
            story.check(
                    "the index is the same",
                    () -> assertThat(same.metadata().index()).isEqualTo(now.index()));
            story.step("the others stop", others::close);
        }
    }

    /** Consul adds up to a sixteenth at random, so that not all that wait ask again at once ({@code blockingQuery}). */
    private static Bound heldAtMost() {
        double wait = HELD.toMillis() / 1e3;
        return new Bound(
                wait * 17 / 16 + BUSY_MACHINE.toSeconds(),
                "s",
                "17/16 × wait %.0f s + %d s for a busy machine".formatted(wait, BUSY_MACHINE.toSeconds()));
    }

    /** Waits for each change of a key up to the last one, and keeps what it saw. */
    private static final class Waiter implements Runnable {
        private static final Duration LONGEST = Duration.ofMinutes(1);

        private final KeyValues kv;
        private final String key;
        private final String last;
        private final ConcurrentLinkedQueue<Long> indexes = new ConcurrentLinkedQueue<>();
        private final ConcurrentLinkedQueue<String> values = new ConcurrentLinkedQueue<>();
        private BlockingQuery query = BlockingQuery.starting(LONGEST);

        Waiter(KeyValues kv, String key, String last) {
            this.kv = kv;
            this.key = key;
            this.last = last;
        }

        @Override
        public void run() {
            if (knows(last)) {
                // Nothing that a call could wait for will come.
                return;
            }
            Answer<Optional<KeyValue>> answer = kv.get(key, query);
            query = query.after(answer.metadata());
            indexes.add(answer.metadata().index());
            values.add(answer.value().orElseThrow().text());
        }

        boolean knows(String value) {
            return values.contains(value);
        }
    }
}
