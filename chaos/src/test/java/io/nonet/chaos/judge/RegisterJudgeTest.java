package io.nonet.chaos.judge;

import static io.nonet.chaos.history.Model.REGISTER;
import static io.nonet.chaos.judge.TestingOperations.fail;
import static io.nonet.chaos.judge.TestingOperations.info;
import static io.nonet.chaos.judge.TestingOperations.judge;
import static io.nonet.chaos.judge.TestingOperations.ok;
import static io.nonet.chaos.judge.TestingOperations.stale;
import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.chaos.history.Operation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RegisterJudgeTest {
    @Test
    void readsWhatWasWritten() {
        assertOk(ok("a", "write", "1", 1, 2), ok("b", "read", "1", 3, 4));
    }

    @Test
    void holdsNothingAtFirst() {
        assertOk(ok("a", "read", "null", 1, 2), ok("a", "write", "1", 3, 4));
    }

    @Test
    void nothingIsShownIfNothingWasAcknowledged() {
        Operation lost = info("a", "write", "1", 1);
        Operation refused = fail("b", "cas", "[1,2]", 2, 3);
        assertThat(judge(REGISTER, lost, refused, fail("c", "read", "null", 4, 5))
                        .ruling())
                .isEqualTo(Ruling.UNKNOWN);
        assertOk(lost, refused, ok("c", "read", "null", 4, 5));
        assertThat(judge(REGISTER, lost, refused, stale("c", "x", "1", 4, 5, 0)).ruling())
                .isEqualTo(Ruling.OK);
    }

    @Test
    void anOldValueIsAViolationShownByTwoOperations() {
        Operation other = ok("b", "write", "2", 3, 4);
        Operation read = ok("c", "read", "1", 5, 6);
        assertViolation(
                List.of(other, read),
                ok("a", "write", "1", 1, 2),
                other,
                read,
                ok("a", "write", "7", 7, 8),
                ok("a", "read", "7", 9, 10));
    }

    @Test
    void whatWasNotThereAtTheBeginningIsShownFromTheBeginning() {
        Operation write = ok("a", "write", "1", 1, 2);
        Operation read = ok("b", "read", "null", 3, 4);
        assertViolation(List.of(write, read), write, read);
    }

    @Test
    void aValueThatNobodyWroteIsAViolationByItself() {
        Operation read = ok("c", "read", "9", 5, 6);
        assertViolation(List.of(read), ok("a", "write", "1", 1, 2), read);
    }

    @Test
    void writesUnderWayTogetherMayComeInEitherOrder() {
        Operation one = ok("a", "write", "1", 1, 10);
        Operation two = ok("b", "write", "2", 2, 9);
        assertOk(one, two, ok("c", "read", "1", 11, 12));
        assertOk(one, two, ok("c", "read", "2", 11, 12));
        assertOk(one, two, ok("c", "read", "2", 3, 4), ok("c", "read", "1", 5, 6));
    }

    @Test
    void butNotInBoth() {
        Operation one = ok("a", "write", "1", 1, 10);
        Operation two = ok("b", "write", "2", 2, 9);
        Operation first = ok("c", "read", "2", 11, 12);
        Operation second = ok("c", "read", "1", 13, 14);
        assertViolation(List.of(first, second), one, two, first, second);
    }

    @Test
    void whatFailedDidNotHappen() {
        assertOk(ok("a", "write", "1", 1, 2), fail("b", "write", "2", 3, 4), ok("c", "read", "1", 5, 6));
        Operation read = ok("c", "read", "2", 5, 6);
        assertViolation(List.of(read), ok("a", "write", "1", 1, 2), fail("b", "write", "2", 3, 4), read);
    }

    @Test
    void whatHasNoAnswerMayHappenAtAnyLaterTimeOrNever() {
        Operation write = ok("a", "write", "1", 1, 2);
        Operation open = info("b", "write", "2", 3);
        assertOk(write, open, ok("c", "read", "1", 5, 6));
        assertOk(write, open, ok("c", "read", "2", 5, 6));
        assertOk(write, open, ok("c", "read", "1", 5, 6), ok("c", "read", "2", 7, 8));
    }

    @Test
    void butOnlyOnce() {
        Operation open = info("b", "write", "2", 3);
        Operation write = ok("a", "write", "1", 7, 8);
        Operation again = ok("c", "read", "2", 9, 10);
        assertViolation(
                List.of(open, ok("c", "read", "2", 5, 6), write, again),
                open,
                ok("c", "read", "2", 5, 6),
                write,
                again);
    }

    @Test
    void compareAndSetNeedsTheOldValue() {
        assertOk(ok("a", "write", "1", 1, 2), ok("b", "cas", "[1,2]", 3, 4), ok("c", "read", "2", 5, 6));
        Operation first = ok("b", "cas", "[1,2]", 3, 4);
        Operation second = ok("c", "cas", "[1,3]", 5, 6);
        assertViolation(List.of(first, second), ok("a", "write", "1", 1, 2), first, second);
    }

    @Test
    void compareAndSetWithoutAnAnswerCanExplainAChain() {
        assertOk(
                ok("a", "write", "1", 1, 2),
                info("b", "cas", "[2,3]", 3),
                info("c", "cas", "[1,2]", 4),
                ok("d", "read", "3", 5, 6));
    }

    @Test
    void equalNumbersAreEqualHoweverTheyAreWritten() {
        assertOk(ok("a", "write", "1", 1, 2), ok("b", "read", "1.0", 3, 4));
        assertOk(ok("a", "write", "{\"x\":[1]}", 1, 2), ok("b", "read", "{\"x\":[1.0]}", 3, 4));
    }

    @Test
    void staleReadsAreJudgedByTheirAge() {
        Judgement judged = judge(
                REGISTER, ok("a", "write", "1", 1, 2), ok("a", "write", "2", 3, 4), stale("b", "x", "1", 6, 7, 5));
        assertThat(judged.ruling()).isEqualTo(Ruling.OK);
        assertThat(judged.figures()).containsEntry("that were old", 1L).containsEntry("oldest, ns", 2_000_000_000L);
    }

    @Test
    void theAgeOfWhatWasWrittenTwiceIsTheLeastThatItCanBe() {
        Operation one = ok("a", "write", "1", 1, 2);
        Operation found = ok("r", "read", "1", 3, 4);
        Operation two = ok("a", "write", "2", 6, 7);
        Operation read = stale("b", "x", "1", 10, 11, 5);
        assertAge(3, one, found, two, read);
        // The second write of it may have taken effect after that of 2: it has no answer, or a late one.
        assertAge(0, one, found, info("c", "write", "1", 5), two, read);
        assertAge(0, one, found, ok("c", "write", "1", 5, 9), two, read);
        assertAge(0, one, found, ok("c", "cas", "[2,1]", 8, 9), two, read);
        assertAge(
                0,
                ok("c", "write", "null", 1, 9),
                ok("r", "read", "null", 3, 4),
                two,
                stale("b", "x", "null", 10, 11, 5));
        // It surely took effect before that of 2, or was asked for after the read had its answer.
        assertAge(3, one, found, info("c", "write", "1", 12), two, read);
        assertAge(3, one, ok("c", "write", "1", 3, 5), two, read);
        assertAge(
                8,
                one,
                two,
                ok("c", "write", "1", 3, 8),
                ok("a", "write", "3", 11, 12),
                stale("b", "x", "1", 20, 21, 5));
        // Read before anybody wrote it again, the one without an answer had taken effect.
        assertAge(3, info("a", "write", "1", 1), found, two, read, info("c", "write", "1", 12));
    }

    private static void assertAge(long seconds, Operation... operations) {
        assertThat(judge(REGISTER, operations).figures())
                .containsEntry("that were old", seconds == 0 ? 0L : 1L)
                .containsEntry("oldest, ns", seconds * 1_000_000_000L);
    }

    @Test
    void endsWithoutARulingWhenTheTimeIsUp() {
        AtomicLong clock = new AtomicLong();
        Budget budget = new Budget(clock::incrementAndGet, Duration.ofNanos(1), 1L << 28);
        Judgement judged = new RegisterJudge().judge(TestingOperations.history(REGISTER, hard(5)), budget);
        assertThat(judged.ruling()).isEqualTo(Ruling.UNKNOWN);
        assertThat(judged.reason()).contains("out of time");
    }

    @Test
    void endsWithoutARulingWhenTheMemoryIsUp() {
        Budget budget = new Budget(System::nanoTime, Duration.ofMinutes(1), 1 << 10);
        Judgement judged = new RegisterJudge().judge(TestingOperations.history(REGISTER, hard(5)), budget);
        assertThat(judged.ruling()).isEqualTo(Ruling.UNKNOWN);
        assertThat(judged.reason()).contains("out of memory");
    }

    /** A key that needs more than its share of the time has what the others do not need of theirs. */
    @Test
    void whatIsLeftOfTheTimeIsForThoseThatNeedMore() {
        AtomicLong clock = new AtomicLong();
        List<Operation> operations = new ArrayList<>();
        List.of(hard(6)).forEach(one -> operations.add(TestingOperations.about("hard", one)));
        assertThat(judged(operations, clock, Long.MAX_VALUE / 2).ruling()).isEqualTo(Ruling.VIOLATION);
        long needed = clock.get();
        int more = operations.size() + 1;
        for (int i = 0; i < 20 * more; i++) {
            operations.add(TestingOperations.about("easy " + i % 20, ok("a", "read", "null", 2 * i + 1, 2 * i + 2)));
        }
        assertThat(judged(operations, clock, needed * 3).ruling()).isEqualTo(Ruling.VIOLATION);
        assertThat(judged(operations, clock, needed / 10).reason()).startsWith("key hard: out of time, after ");
    }

    private static Judgement judged(List<Operation> operations, AtomicLong clock, long nanos) {
        Budget budget = new Budget(clock::incrementAndGet, Duration.ofNanos(nanos), 1L << 28);
        return new RegisterJudge()
                .judge(TestingOperations.history(REGISTER, operations.toArray(Operation[]::new)), budget);
    }

    /** Compare-and-sets without an answer along a path of many ways, and a value in between that none of them leads from. */
    private static Operation[] hard(int values) {
        List<Operation> operations = new ArrayList<>(List.of(ok("w", "write", "0", 1, 2)));
        for (int from = 0; from < values; from++) {
            for (int to = 0; to < values; to++) {
                if (from != to) {
                    int place = operations.size() + 2;
                    operations.add(info("c" + place, "cas", "[" + from + "," + to + "]", place));
                }
            }
        }
        operations.add(info("c", "cas", "[3,1000]", 500));
        operations.add(ok("r", "read", "1000", 501, 502));
        operations.add(ok("r", "read", "2", 503, 504));
        return operations.toArray(Operation[]::new);
    }

    private static void assertOk(Operation... operations) {
        assertThat(judge(REGISTER, operations))
                .satisfies(judged -> assertThat(judged.ruling()).isEqualTo(Ruling.OK));
    }

    private static void assertViolation(List<Operation> shown, Operation... operations) {
        Judgement judged = judge(REGISTER, operations);
        assertThat(judged.ruling()).isEqualTo(Ruling.VIOLATION);
        assertThat(judged.windows()).hasSize(1);
        assertThat(judged.windows().get(0).operations()).containsExactlyElementsOf(shown);
    }
}
