package io.nonet.chaos.schedule;

import static io.nonet.chaos.schedule.Testing.entry;
import static io.nonet.chaos.schedule.Testing.kill;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.chaos.schedule.Schedule.Entry;
import io.nonet.chaos.schedule.Shrinker.Shrunk;
import io.nonet.cluster.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShrinkerTest {
    private static final int PLENTY = 10_000;
    private static final Schedule TWENTY = new Schedule(
            7,
            IntStream.range(0, 20)
                    .mapToObj(i -> entry(i, i + 16, kill("n" + i, Service.CONSUL)))
                    .toList());

    @Test
    void oneGuiltyFaultIsFound() {
        Shrunk shrunk = Shrinker.shrink(TWENTY, has(13), PLENTY);

        assertThat(nodes(shrunk.schedule())).containsExactly("n13");
        assertThat(shrunk.minimal()).isTrue();
    }

    @Test
    void faultsThatAreGuiltyTogetherAreFound() {
        assertThat(nodes(Shrinker.shrink(TWENTY, has(2, 11, 19), PLENTY).schedule()))
                .containsExactlyInAnyOrder("n2", "n11", "n19");
    }

    @Test
    void nothingIsDroppedWhereAllAreGuilty() {
        Shrunk shrunk = Shrinker.shrink(
                TWENTY,
                schedule -> schedule.entries().size() == TWENTY.entries().size(),
                PLENTY);

        assertThat(shrunk.schedule().entries()).hasSize(20);
    }

    @Test
    void whatFailsWithoutFaultsIsPutDownToNone() {
        Shrunk shrunk = Shrinker.shrink(TWENTY, schedule -> true, PLENTY);

        assertThat(shrunk).isEqualTo(new Shrunk(new Schedule(7, List.of()), 1, true));
    }

    @Test
    void theSeedIsKept() {
        assertThat(Shrinker.shrink(TWENTY, has(3), PLENTY).schedule().seed()).isEqualTo(7);
    }

    @Test
    void whatIsLeftLastsNoLongerThanItHasTo() {
        Predicate<Schedule> fourSeconds = schedule -> schedule.entries().stream()
                .anyMatch(entry -> entry.at().equals(Duration.ofSeconds(5))
                        && entry.lasts().compareTo(Duration.ofSeconds(4)) >= 0);

        assertThat(Shrinker.shrink(TWENTY, fourSeconds, PLENTY).schedule().entries())
                .containsExactly(entry(5, 9, kill("n5", Service.CONSUL)));
    }

    @Test
    void nothingGetsShorterThanASecond() {
        assertThat(Shrinker.shrink(TWENTY, has(5), PLENTY).schedule().entries())
                .containsExactly(entry(5, 6, kill("n5", Service.CONSUL)));
    }

    /** With predicates of all sorts, also such as no cluster has. */
    @Test
    void noSingleFaultCanBeLeftOut() {
        for (int seed = 0; seed < 100; seed++) {
            int salt = seed;
            Predicate<Schedule> odd = schedule -> schedule.entries().size() > 2
                    && new Random(31L * schedule.entries().hashCode() + salt).nextInt(3) == 0;
            Shrunk shrunk = Shrinker.shrink(TWENTY, odd, PLENTY);
            List<Entry> left = shrunk.schedule().entries();

            assertThat(shrunk.minimal()).isTrue();
            for (int i = 0; i < left.size(); i++) {
                List<Entry> fewer = new ArrayList<>(left);
                fewer.remove(i);
                assertThat(odd.test(new Schedule(7, fewer))).isFalse();
            }
        }
    }

    @Test
    void theResultWasSeenToFail() {
        List<Schedule> failed = new ArrayList<>();
        Shrunk shrunk = Shrinker.shrink(
                TWENTY,
                schedule -> {
                    boolean fails = has(2, 9).test(schedule);
                    if (fails) {
                        failed.add(schedule);
                    }
                    return fails;
                },
                PLENTY);

        assertThat(failed).contains(shrunk.schedule());
    }

    @Test
    void nothingIsTriedTwiceAndNoMoreThanTheLimit() {
        List<Schedule> tried = new ArrayList<>();
        Shrunk shrunk = Shrinker.shrink(
                TWENTY,
                schedule -> {
                    tried.add(schedule);
                    return has(2, 9).test(schedule);
                },
                5);

        assertThat(tried).doesNotHaveDuplicates().hasSize(5);
        assertThat(shrunk.attempts()).isEqualTo(5);
        assertThat(shrunk.minimal()).isFalse();
        assertThat(has(2, 9).test(shrunk.schedule())).isTrue();
    }

    @Test
    void withoutAttemptsNothingChanges() {
        assertThat(Shrinker.shrink(TWENTY, has(1), 0)).isEqualTo(new Shrunk(TWENTY, 0, false));
    }

    @Test
    void theSameFailureShrinksTheSameWay() {
        assertThat(Shrinker.shrink(TWENTY, has(2, 11), PLENTY)).isEqualTo(Shrinker.shrink(TWENTY, has(2, 11), PLENTY));
    }

    private static Predicate<Schedule> has(int... guilty) {
        Set<String> needed = IntStream.of(guilty).mapToObj(i -> "n" + i).collect(toSet());
        return schedule -> Set.copyOf(nodes(schedule)).containsAll(needed);
    }

    private static List<String> nodes(Schedule schedule) {
        return schedule.entries().stream()
                .map(entry -> entry.fault().targets().get(0).replace("/consul", ""))
                .toList();
    }
}
