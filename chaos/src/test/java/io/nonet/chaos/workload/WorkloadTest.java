package io.nonet.chaos.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.chaos.history.Histories;
import io.nonet.chaos.judge.Budget;
import io.nonet.chaos.judge.Judgement;
import io.nonet.chaos.judge.Ruling;
import io.nonet.client.consul.BlockingQuery;
import io.nonet.client.consul.Consistency;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What clients of a store see is judged as it is: kept promises pass, and each broken one, or broken client, is found. */
class WorkloadTest {
    private static final String PREFIX = "p/";
    private static final int ROUNDS = 1500;

    @Test
    void registersThatKeepTheirPromisesPass() {
        TestingStore store = new TestingStore();
        assertThat(registers(store).ruling()).isEqualTo(Ruling.OK);
    }

    @Test
    void anOldValueReadInTheModeConsistentIsAViolation() {
        TestingStore store = answeringWithOldValuesIn(Consistency.CONSISTENT);
        assertThat(registers(store).ruling()).isEqualTo(Ruling.VIOLATION);
    }

    @Test
    void anOldValueReadInTheModeDefaultIsNone() {
        TestingStore store = answeringWithOldValuesIn(Consistency.DEFAULT);
        Judgement judged = registers(store);
        assertThat(judged.ruling()).isEqualTo(Ruling.OK);
        assertThat(judged.figures()).hasEntrySatisfying("default: that were old", old -> assertThat(old)
                .isPositive());
    }

    @Test
    void holdersThatNoticeTheirLossPass() {
        Judgement judged = locks(false);
        assertThat(judged.ruling()).as(judged.reason()).isEqualTo(Ruling.OK);
        assertThat(judged.figures()).hasEntrySatisfying("times that a lock was held", held -> assertThat(held)
                .isGreaterThan(100));
    }

    @Test
    void aHolderThatIgnoresTheLossOfItsSessionIsAViolation() {
        assertThat(locks(true).ruling()).isEqualTo(Ruling.VIOLATION);
    }

    @Test
    void setsThatKeepWhatIsAddedPass() {
        Judgement judged = sets(new TestingStore());
        assertThat(judged.ruling()).as(judged.reason()).isEqualTo(Ruling.OK);
        assertThat(judged.figures())
                .hasEntrySatisfying("acknowledged", added -> assertThat(added).isGreaterThan(300));
    }

    @Test
    void anElementThatIsAcknowledgedAndNotWrittenIsAViolation() {
        Judgement judged = sets(new TestingStore() {
            private int asked;

            @Override
            public boolean compareAndSet(String key, String value, long expected) {
                return ++asked % 50 == 0 || super.compareAndSet(key, value, expected);
            }
        });
        assertThat(judged.ruling()).isEqualTo(Ruling.VIOLATION);
        assertThat(judged.figures())
                .hasEntrySatisfying("lost", lost -> assertThat(lost).isPositive());
    }

    @Test
    void watchesThatHearOfAllPass() {
        Judgement judged = watches(new TestingStore(), false);
        assertThat(judged.ruling()).as(judged.reason()).isEqualTo(Ruling.OK);
    }

    @Test
    void aWatchThatSkipsAnIndexIsAViolation() {
        Judgement judged = watches(
                new TestingStore() {
                    @Override
                    public Entry await(String key, BlockingQuery query) {
                        // As if it had waited on one that was not there yet until the time was up.
                        Entry answer = super.await(key, query);
                        boolean skips = query.index() % 50 == 1;
                        return skips ? new Entry(answer.value(), query.index() - 1, answer.freshness()) : answer;
                    }
                },
                false);
        assertThat(judged.ruling()).isEqualTo(Ruling.VIOLATION);
    }

    @Test
    void aWatcherThatStopsListeningIsAViolation() {
        Judgement judged = watches(new TestingStore(), true);
        assertThat(judged.ruling()).isEqualTo(Ruling.VIOLATION);
        assertThat(judged.windows().get(0).reason()).contains("never heard of it");
    }

    private static Judgement registers(TestingStore store) {
        Map<String, Consistency> keys = Map.of(
                RegisterWorkload.prefix(PREFIX, Consistency.CONSISTENT) + "0", Consistency.CONSISTENT,
                RegisterWorkload.prefix(PREFIX, Consistency.DEFAULT) + "0", Consistency.DEFAULT,
                RegisterWorkload.prefix(PREFIX, Consistency.STALE) + "0", Consistency.STALE);
        List<Runnable> clients = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            clients.add(new RegisterClient(store.recorder("c" + i), store, keys, new Random(i), false));
        }
        turns(store, clients);
        return judge(Workload.REGISTER, store);
    }

    /** @param ignorant whether the holders believe that they hold what they once got */
    private static Judgement locks(boolean ignorant) {
        TestingStore store = new TestingStore() {
            @Override
            public Optional<Long> fencing(String key, String session) {
                Optional<Long> number = super.fencing(key, session);
                return ignorant ? number.or(() -> Optional.of(Long.MAX_VALUE)) : number;
            }

            @Override
            public boolean renew(String session) {
                return super.renew(session) || ignorant;
            }
        };
        List<Runnable> clients = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            clients.add(new LockClient(store.recorder("c" + i), store, List.of("p/a", "p/b"), new Random(i)));
        }
        Random random = new Random(7);
        clients.add(() -> {
            if (random.nextInt(100) == 0) {
                store.loses("p/a");
            }
        });
        turns(store, clients);
        return judge(Workload.LOCK, store);
    }

    private static Judgement sets(TestingStore store) {
        SetNames names = new SetNames(PREFIX);
        List<Runnable> clients = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            clients.add(new SetClient(store.recorder("c" + i), store, names, new Random(i)));
        }
        turns(store, clients);
        SetClient last = new SetClient(store.recorder("last"), store, names, new Random(3));
        assertThat(names.all()).hasSizeGreaterThan(1).allMatch(last::read);
        return judge(Workload.SET, store);
    }

    private static Judgement watches(TestingStore store, boolean oneStops) {
        WriteClient writer = new WriteClient(store.recorder("writer"), store, "p/k");
        WatchClient one = new WatchClient(store.recorder("one"), store, "p/k");
        WatchClient other = new WatchClient(store.recorder("other"), store, "p/k");
        turns(store, List.of(writer, one, other));
        writer.run();
        one.run();
        if (!oneStops) {
            other.run();
        }
        return judge(Workload.WATCH, store);
    }

    private static void turns(TestingStore store, List<Runnable> clients) {
        for (int round = 0; round < ROUNDS; round++) {
            clients.forEach(Runnable::run);
            store.passes(Duration.ofMillis(80));
        }
    }

    private static Judgement judge(Workload workload, TestingStore store) {
        return workload.judge(
                Histories.of(store.timeline.snapshot(), workload.model()),
                PREFIX,
                new Budget(System::nanoTime, Duration.ofMinutes(1), 1L << 28));
    }

    private static TestingStore answeringWithOldValuesIn(Consistency old) {
        return new TestingStore() {
            private final Random random = new Random(1);

            @Override
            public Entry read(String key, Consistency mode) {
                Entry now = super.read(key, mode);
                return mode == old && random.nextInt(20) == 0 ? new Entry("null", 0, now.freshness()) : now;
            }
        };
    }
}
