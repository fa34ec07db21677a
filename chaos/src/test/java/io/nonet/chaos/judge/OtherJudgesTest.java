package io.nonet.chaos.judge;

import static io.nonet.chaos.judge.TestingOperations.fail;
import static io.nonet.chaos.judge.TestingOperations.history;
import static io.nonet.chaos.judge.TestingOperations.info;
import static io.nonet.chaos.judge.TestingOperations.judge;
import static io.nonet.chaos.judge.TestingOperations.ok;
import static io.nonet.chaos.judge.TestingOperations.plenty;
import static io.nonet.chaos.judge.TestingOperations.stale;
import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.chaos.history.History;
import io.nonet.chaos.history.Model;
import io.nonet.chaos.history.Operation;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OtherJudgesTest {
    @Test
    void aLockIsHeldByOneAfterTheOther() {
        assertThat(judge(
                                Model.LOCK,
                                ok("a", "acquire", "1", 1, 2),
                                ok("a", "release", "null", 3, 4),
                                fail("b", "acquire", "null", 1, 3),
                                ok("b", "acquire", "2", 3, 5),
                                info("b", "release", "null", 6),
                                ok("a", "acquire", "3", 7, 8))
                        .ruling())
                .isEqualTo(Ruling.OK);
    }

    @Test
    void twoHoldersAreAViolationAndTheLengthIsTold() {
        Judgement judged = judge(
                Model.LOCK,
                ok("a", "acquire", "1", 1, 2),
                ok("b", "acquire", "2", 3, 5),
                ok("a", "release", "null", 9, 10));
        assertThat(judged.ruling()).isEqualTo(Ruling.VIOLATION);
        assertThat(judged.figures()).containsEntry("overlaps", 1L).containsEntry("longest overlap, ns", 4_000_000_000L);
    }

    @Test
    void whoNeverGivesALockUpHoldsItToTheEnd() {
        assertThat(judge(Model.LOCK, ok("a", "acquire", "1", 1, 2), ok("b", "acquire", "2", 3, 5))
                        .ruling())
                .isEqualTo(Ruling.VIOLATION);
    }

    @Test
    void holdersMayOverlapForAsLongAsTheLockDelay() {
        History history = history(
                Model.LOCK,
                ok("a", "acquire", "1", 1, 2),
                ok("b", "acquire", "2", 3, 5),
                ok("a", "release", "null", 9, 10));
        assertThat(new LockJudge(Duration.ofSeconds(4)).judge(history, plenty()).ruling())
                .isEqualTo(Ruling.OK);
        assertThat(new LockJudge(Duration.ofSeconds(3)).judge(history, plenty()).ruling())
                .isEqualTo(Ruling.VIOLATION);
    }

    @Test
    void whoHoldsOnForLongIsAViolationHoweverShortTheOtherOnesAre() {
        History history = history(
                Model.LOCK,
                ok("a", "acquire", "1", 1, 2),
                ok("b", "acquire", "2", 3, 5),
                ok("b", "release", "null", 6, 7),
                ok("a", "release", "null", 20, 21));
        Judgement judged = new LockJudge(Duration.ofSeconds(4)).judge(history, plenty());
        assertThat(judged.ruling()).isEqualTo(Ruling.VIOLATION);
        assertThat(judged.figures())
                .containsEntry("longest overlap, ns", 1_000_000_000L)
                .containsEntry("longest hold after another got the lock, ns", 15_000_000_000L);
    }

    @Test
    void fencingNumbersGrow() {
        Judgement judged = judge(
                Model.LOCK,
                ok("a", "acquire", "2", 1, 2),
                ok("a", "release", "null", 3, 4),
                ok("b", "acquire", "2", 5, 6));
        assertThat(judged.ruling()).isEqualTo(Ruling.VIOLATION);
        assertThat(judged.windows().get(0).reason()).contains("fencing number 2");
    }

    @Test
    void aSetKeepsWhatWasAcknowledged() {
        Operation add = ok("a", "add", "1", 1, 2);
        assertSet(Ruling.OK, add, info("b", "add", "2", 1), ok("c", "read", "[1]", 3, 4));
        assertSet(Ruling.OK, add, info("b", "add", "2", 1), ok("c", "read", "[2,1]", 3, 4));
        assertSet(Ruling.VIOLATION, add, ok("c", "read", "[]", 3, 4));
        assertSet(Ruling.UNKNOWN, add, info("c", "read", "null", 3));
    }

    @Test
    void anElementThatWasReadOnceMustStay() {
        assertSet(
                Ruling.VIOLATION, info("a", "add", "1", 1), ok("c", "read", "[1]", 3, 4), ok("c", "read", "[]", 5, 6));
    }

    @Test
    void anElementThatComesLateIsNotLost() {
        Judgement judged =
                judge(Model.SET, ok("a", "add", "1", 1, 2), ok("c", "read", "[]", 3, 4), ok("c", "read", "[1]", 5, 6));
        assertThat(judged.ruling()).isEqualTo(Ruling.OK);
        assertThat(judged.figures()).containsEntry("late", 1L).containsEntry("lost", 0L);
    }

    @Test
    void nothingAppearsInASetThatWasNotAddedOrIsThereTwice() {
        Operation add = ok("a", "add", "1", 1, 2);
        assertSet(Ruling.VIOLATION, add, ok("c", "read", "[1,5]", 3, 4));
        assertSet(Ruling.VIOLATION, add, fail("b", "add", "5", 1, 2), ok("c", "read", "[1,5]", 3, 4));
        assertSet(Ruling.VIOLATION, add, ok("c", "read", "[1,1]", 3, 4));
        assertSet(Ruling.VIOLATION, ok("c", "read", "[1]", 1, 2), ok("a", "add", "1", 3, 4));
    }

    @Test
    void aQueueGivesEachUnitOutOnce() {
        Operation enqueue = ok("a", "enqueue", "1", 1, 2);
        Operation dequeue = ok("b", "dequeue", "1", 3, 4);
        assertQueue(Ruling.OK, enqueue, dequeue, fail("b", "dequeue", "null", 5, 6));
        assertQueue(
                Ruling.OK,
                info("a", "enqueue", "1", 1),
                dequeue,
                ok("a", "enqueue", "2", 5, 6),
                ok("b", "dequeue", "2", 7, 8));
        assertQueue(Ruling.VIOLATION, enqueue);
        assertQueue(Ruling.VIOLATION, enqueue, dequeue, ok("c", "dequeue", "1", 5, 6));
        assertQueue(Ruling.VIOLATION, enqueue, dequeue, ok("c", "dequeue", "2", 5, 6));
        assertQueue(Ruling.VIOLATION, ok("b", "dequeue", "1", 1, 2), ok("a", "enqueue", "1", 3, 4));
    }

    @Test
    void aDequeueWithoutAnAnswerMayHaveTakenAUnit() {
        assertQueue(Ruling.UNKNOWN, ok("a", "enqueue", "1", 1, 2), info("b", "dequeue", "null", 3));
        assertQueue(
                Ruling.VIOLATION,
                ok("a", "enqueue", "1", 1, 2),
                ok("a", "enqueue", "2", 3, 4),
                info("b", "dequeue", "null", 5));
    }

    @Test
    void aWatchHearsOfChangesAndNeverGoesBack() {
        Operation one = ok("w", "write", "1", 1, 2);
        Operation two = ok("w", "write", "2", 5, 6);
        assertWatch(Ruling.OK, one, two, watch("a", 0, 11, "1", 3, 4), watch("a", 11, 12, "2", 5, 7));
        assertWatch(Ruling.OK, one, two, watch("a", 0, 12, "2", 7, 8));
        assertWatch(Ruling.VIOLATION, one, two, watch("a", 0, 11, "1", 3, 4));
        assertWatch(Ruling.VIOLATION, one, two, watch("a", 0, 11, "1", 7, 8), watch("a", 11, 12, "2", 9, 10));
        assertWatch(Ruling.VIOLATION, one, watch("a", 12, 11, "1", 3, 4));
        assertWatch(Ruling.OK, one, watch("a", 0, 12, "1", 3, 4), watch("a", 0, 11, "1", 5, 6));
        assertWatch(Ruling.UNKNOWN, fail("w", "write", "1", 1, 2));
    }

    @Test
    void aStaleReadThatIsOlderThanItsServerSaidCountsAndIsAViolationWhereItIsBounded() {
        Operation one = ok("a", "write", "1", 1, 2);
        Operation two = ok("a", "write", "2", 3, 4);
        assertThat(bounded(one, two, stale("b", "x", "1", 10, 11, 5))).isEqualTo(Ruling.OK);
        Operation old = stale("b", "x", "1", 10, 11, 4);
        assertThat(bounded(one, two, old)).isEqualTo(Ruling.VIOLATION);
        Judgement judged = judge(Model.REGISTER, one, two, old);
        assertThat(judged.ruling()).isEqualTo(Ruling.OK);
        assertThat(judged.figures()).containsEntry("older than the server said", 1L);
    }

    @Test
    void aStaleReadOfWhatWasNeverThereIsAViolation() {
        assertThat(judge(Model.REGISTER, ok("a", "write", "1", 1, 2), stale("b", "x", "9", 10, 11, 4))
                        .ruling())
                .isEqualTo(Ruling.VIOLATION);
    }

    private static Ruling bounded(Operation... operations) {
        return new StaleReadJudge(StaleReadJudge.SLACK, true, false, false)
                .judge(history(Model.REGISTER, operations), plenty())
                .ruling();
    }

    @Test
    void staleReadsOfAClientMayGoBackUnlessThatIsPromised() {
        History history = history(
                Model.REGISTER,
                ok("a", "write", "1", 1, 2),
                ok("a", "write", "2", 3, 4),
                stale("b", "x", "2", 5, 6, 0),
                stale("b", "y", "1", 7, 8, 9));
        Judgement lenient = new StaleReadJudge(Duration.ZERO, false, false, true).judge(history, plenty());
        assertThat(lenient.ruling()).isEqualTo(Ruling.OK);
        assertThat(lenient.figures())
                .containsEntry("that went back, by client", 1L)
                .containsEntry("that went back, by agent", 0L);
        assertThat(new StaleReadJudge(Duration.ZERO, false, true, false)
                        .judge(history, plenty())
                        .ruling())
                .isEqualTo(Ruling.VIOLATION);
    }

    @Test
    void whatWasLeftOutIsNeverCalledOk() {
        History whole = history(Model.REGISTER, ok("a", "write", "1", 1, 2));
        History part = new History(
                whole.model(),
                whole.initial(),
                whole.initialByKey(),
                whole.operations(),
                Set.of("left"),
                whole.problems(),
                false);
        Judgement judged = Judge.of(Model.REGISTER, Duration.ZERO).judge(part, plenty());
        assertThat(judged.ruling()).isEqualTo(Ruling.UNKNOWN);
        assertThat(judged.reason()).contains("left out: left");
    }

    @Test
    void whatWasCutOffMayHaveToldOfAWrite() {
        History whole = history(Model.WATCH, watch("a", 0, 1, "null", 1, 2), ok("w", "write", "1", 3, 4));
        History cut = new History(
                whole.model(), whole.initial(), whole.initialByKey(), whole.operations(), Set.of(), List.of(), true);
        assertThat(new WatchJudge().judge(whole, plenty()).ruling()).isEqualTo(Ruling.VIOLATION);
        Judgement judged = new WatchJudge().judge(cut, plenty());
        assertThat(judged.ruling()).isEqualTo(Ruling.UNKNOWN);
        assertThat(judged.reason())
                .isEqualTo(
                        "a watcher never heard of a write, but the record is cut off, and what it lacks may have told"
                                + " of it");
    }

    private static Operation watch(String process, long waited, long index, String value, long from, long to) {
        Operation seen = ok(process, "watch", "[" + index + "," + value + "]", from, to);
        return new Operation(
                seen.line(),
                process,
                "watch",
                seen.key(),
                TestingOperations.json(Long.toString(waited)),
                seen.answered(),
                seen.outcome(),
                from,
                to,
                seen.invokedAt(),
                seen.completedAt(),
                seen.target(),
                seen.freshness());
    }

    private static void assertSet(Ruling expected, Operation... operations) {
        assertThat(judge(Model.SET, operations).ruling()).isEqualTo(expected);
    }

    @Test
    void whereUnitsMayRepeatOnlyLostAndUnaskedOnesAreViolations() {
        Operation enqueue = ok("a", "enqueue", "1", 1, 2);
        Operation once = ok("b", "dequeue", "1", 3, 4);
        Operation again = ok("c", "dequeue", "1", 5, 6);
        assertThat(atLeastOnce(enqueue, once, again).ruling()).isEqualTo(Ruling.OK);
        assertThat(atLeastOnce(enqueue, once, again).figures()).containsEntry("given out more often", 1L);
        assertThat(atLeastOnce(enqueue).ruling()).isEqualTo(Ruling.VIOLATION);
        assertThat(atLeastOnce(enqueue, once, ok("c", "dequeue", "2", 5, 6)).ruling())
                .isEqualTo(Ruling.VIOLATION);
    }

    private static Judgement atLeastOnce(Operation... operations) {
        return Judge.ofQueueAtLeastOnce().judge(history(Model.QUEUE, operations), plenty());
    }

    private static void assertQueue(Ruling expected, Operation... operations) {
        assertThat(judge(Model.QUEUE, operations).ruling()).isEqualTo(expected);
    }

    private static void assertWatch(Ruling expected, Operation... operations) {
        assertThat(judge(Model.WATCH, operations).ruling()).isEqualTo(expected);
    }
}
