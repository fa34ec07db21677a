package io.nonet.digitalocean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nonet.cluster.EnvironmentUnusableException;
import io.nonet.digitalocean.fake.TestingTime;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CreationTest {
    private static final RunId RUN = new RunId("nonet", Instant.parse("2030-01-02T03:04:05Z"), "1f0c");
    private static final List<String> NAMES = List.of("a", "b", "c");

    private final TestingTime time = new TestingTime();
    private final List<List<String>> asked = new ArrayList<>();
    private final List<String> there = new ArrayList<>();

    @TempDir
    private Path folder;

    private Creation creation() {
        return new Creation(new Journal(folder, time), new GoingOn(time), RUN);
    }

    private Creation.Kind<String> kind(Function<List<String>, List<String>> make) {
        return kind(true, make);
    }

    private Creation.Kind<String> kind(boolean unique, Function<List<String>, List<String>> make) {
        return new Creation.Kind<>("thing", unique, name -> name, name -> name, () -> there, names -> {
            asked.add(names);
            return make.apply(names);
        });
    }

    @Test
    void asksAgainForWhatIsMissingOnly() {
        assertThat(creation().all(kind(names -> names.subList(0, 1)), NAMES)).isEqualTo(NAMES);
        assertThat(asked).containsExactly(NAMES, List.of("b", "c"), List.of("c"));
    }

    @Test
    void asksOnceForWhatCouldBeMadeTwice() {
        assertThatThrownBy(() -> creation().all(kind(false, names -> names.subList(0, 1)), NAMES))
                .isInstanceOf(EnvironmentUnusableException.class)
                .hasMessageContaining("not known whether there is now a thing b, c of run " + RUN)
                .hasMessageContaining("the answer did not name them")
                .hasMessageContaining("nonet sweep --on digitalocean");
        assertThat(asked).containsExactly(NAMES);
    }

    @Test
    void adoptsWhatIsThereThoughTheAnswerDoesNotSaySo() {
        there.addAll(List.of("c", "b", "of others"));
        assertThat(creation().all(kind(names -> names.subList(0, 1)), NAMES)).isEqualTo(NAMES);
        assertThat(asked).containsExactly(NAMES);
    }

    @Test
    void givesUpOnAnApiThatMakesNothing() {
        assertThatThrownBy(() -> creation().all(kind(names -> List.of()), NAMES))
                .isInstanceOf(EnvironmentUnusableException.class)
                .hasMessageContaining("did not make every thing");
    }
}
