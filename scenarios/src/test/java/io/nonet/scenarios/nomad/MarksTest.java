package io.nonet.scenarios.nomad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nonet.client.consul.KeyValue;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MarksTest {
    @Test
    void countsNoneAndOneAndMore() {
        Marks marks = new Marks(List.of(
                mark("once/a.1/begun", 1),
                mark("once/a.1/done", 2),
                mark("twice/b.1/begun", 3),
                mark("twice/b.1/done", 4),
                mark("twice/c.1/begun", 5),
                mark("twice/c.1/done", 6)));

        assertThat(marks.timesDone(List.of("never", "once"))).isEqualTo(Map.of("never", 0, "once", 1, "twice", 2));
    }

    @Test
    void whatWasBegunIsNotDone() {
        Marks marks = new Marks(List.of(mark("failing/a.1/begun", 1), mark("failing/a.2/begun", 2)));

        assertThat(marks.timesBegun(List.of())).isEqualTo(Map.of("failing", 2));
        assertThat(marks.timesDone(List.of("failing"))).isEqualTo(Map.of("failing", 0));
    }

    @Test
    void anAttemptThatEndedHalfwayIsLeftUndoneEvenIfAnotherWasDone() {
        Marks marks = new Marks(List.of(
                mark("1/a.1/begun", 1),
                mark("1/b.1/begun", 2),
                mark("1/b.1/done", 3),
                mark("2/c.1/begun", 4),
                mark("2/c.1/done", 5)));

        assertThat(marks.leftUndone(Set.of("a", "c"))).containsExactly("1");
        assertThat(marks.leftUndone(Set.of("b"))).isEmpty();
    }

    @Test
    void whatWasBegunSinceIsToldByItsAllocation() {
        List<Mark> before = List.of(mark("1/a.1/begun", 1), mark("2/b.1/begun", 2));
        List<Mark> since = List.of(mark("2/b.1/done", 3), mark("1/a.2/begun", 4), mark("3/c.1/begun", 5));
        Marks all = new Marks(Stream.concat(before.stream(), since.stream()).toList());

        assertThat(all.begunSince(new Marks(before))).containsExactly("a", "c");
        assertThat(all.begunSince(all)).isEmpty();
    }

    @Test
    void theOrderIsThatOfTheWritesNotOfTheKeys() {
        Marks after = new Marks(
                List.of(mark("a/y.1/begun", 3), mark("a/y.1/done", 4), mark("b/x.1/begun", 1), mark("b/x.1/done", 2)));
        Marks amid = new Marks(
                List.of(mark("a/y.1/begun", 2), mark("a/y.1/done", 4), mark("b/x.1/begun", 1), mark("b/x.1/done", 3)));

        assertThat(after.mostAtOnce()).isEqualTo(1);
        assertThat(amid.mostAtOnce()).isEqualTo(2);
    }

    @Test
    void refusesAKeyThatIsNoMark() {
        assertThatThrownBy(() -> mark("unit/a.1/ended", 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Expected a mark begun or done, found ended");
        assertThatThrownBy(() -> mark("unit/done", 1)).hasMessageContaining("marks/UNIT/ATTEMPT/STAGE");
    }

    private static Mark mark(String key, long index) {
        String base64 = Base64.getEncoder().encodeToString("nomad-client-0".getBytes(StandardCharsets.UTF_8));
        return Mark.of(new KeyValue("marks/" + key, base64, 0, "", index, index, 0));
    }
}
