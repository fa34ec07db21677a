package io.nonet.chaos.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.chaos.history.Model;
import io.nonet.chaos.history.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Random histories of a register that works, or has one fault that a read after it is sure to show. */
class SimulatedRegisterTest {
    private enum Planted {
        NOTHING,
        LOST_WRITE,
        STALE_READ,
        DOUBLE_APPLY
    }

    @ParameterizedTest
    @EnumSource
    void findsWhatWasPlantedAndNothingElse(Planted planted) {
        for (int seed = 0; seed < 100; seed++) {
            List<Operation> operations = new Simulation(new Random(seed)).run(planted);
            Judgement judged = TestingOperations.judge(Model.REGISTER, operations.toArray(Operation[]::new));
            assertThat(judged.ruling())
                    .as("seed %d", seed)
                    .isEqualTo(planted == Planted.NOTHING ? Ruling.OK : Ruling.VIOLATION);
            judged.windows().forEach(window -> assertThat(window.operations()).hasSizeLessThan(8));
        }
    }

    /** Rounds of operations under way together; each takes effect at its turn, and no value is written twice. */
    private static final class Simulation {
        private final Random random;
        private final List<Operation> operations = new ArrayList<>();
        private final List<String> open = new ArrayList<>();
        private String value = "null";
        private int written;
        private long place = 1;

        Simulation(Random random) {
            this.random = random;
        }

        List<Operation> run(Planted planted) {
            for (int round = 0; round < 20; round++) {
                round();
            }
            plant(planted);
            for (int round = 0; round < 5; round++) {
                round();
            }
            return operations;
        }

        private void round() {
            int clients = 2 + random.nextInt(4);
            long start = place;
            place += 3L * clients;
            for (int client = 0; client < clients; client++) {
                operate("p" + client, start + client, start + 2L * clients + client);
            }
        }

        private void operate(String process, long invoked, long completed) {
            String next = Integer.toString(++written);
            switch (random.nextInt(5)) {
                case 0 -> {
                    operations.add(TestingOperations.ok(process, "write", next, invoked, completed));
                    value = next;
                }
                case 1 -> {
                    operations.add(
                            TestingOperations.ok(process, "cas", "[" + value + "," + next + "]", invoked, completed));
                    value = next;
                }
                case 2 -> {
                    operations.add(TestingOperations.info(process, "write", next, invoked));
                    open.add(next);
                }
                default -> {
                    if (!open.isEmpty() && random.nextBoolean()) {
                        value = open.remove(random.nextInt(open.size()));
                    }
                    operations.add(TestingOperations.ok(process, "read", value, invoked, completed));
                }
            }
        }

        /** With nothing else under way. */
        private void plant(Planted planted) {
            String before = "\"before\"";
            String after = "\"after\"";
            quietly("write", before);
            quietly("read", before);
            if (planted != Planted.NOTHING) {
                quietly("write", after);
            }
            switch (planted) {
                case NOTHING -> value = before;
                case LOST_WRITE -> value = before;
                case DOUBLE_APPLY -> {
                    // What was written last is seen, and then the earlier write once more.
                    quietly("read", after);
                    value = before;
                }
                case STALE_READ -> {
                    value = after;
                    quietly("read", before);
                }
            }
            quietly("read", value);
        }

        private void quietly(String function, String what) {
            operations.add(TestingOperations.ok("quiet", function, what, place, place + 1));
            place += 2;
        }
    }
}
