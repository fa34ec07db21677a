package io.nonet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nonet.chaos.ProcessFault;
import io.nonet.chaos.schedule.Schedule;
import io.nonet.chaos.schedule.ScheduleFile;
import io.nonet.chaos.schedule.ScheduleFileException;
import io.nonet.chaos.schedule.Weights;
import io.nonet.cluster.EnvironmentUnusableException;
import io.nonet.cluster.Service;
import io.nonet.topology.Topology;
import io.nonet.topology.TopologyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScheduleSourceTest {
    private static final Topology NINE = Topology.nineNodes();

    @TempDir
    private Path folder;

    @Test
    void whatASeedDrawsCanBeSavedAndReadAgain() {
        Schedule drawn = source(Optional.empty()).read(NINE);
        Path file = folder.resolve("seven.json");
        ScheduleSource.write(file, drawn);

        assertThat(source(Optional.of(file)).read(NINE)).isEqualTo(drawn);
    }

    @Test
    void optionsLeadToTheSameSchedule() {
        assertThat(source(Optional.empty()).options())
                .containsExactly("--seed", "7", "--for", "30s", "--faults", "partition=5,kill=3", "--overlap", "2");
    }

    @Test
    void refusesAFileThatIsNotThere() {
        assertThatThrownBy(() -> read("none.json"))
                .isInstanceOf(WrongFileException.class)
                .hasMessageContaining("none.json");
    }

    @Test
    void refusesAFileThatIsNoSchedule() throws IOException {
        Files.writeString(folder.resolve("x.json"), "{");

        assertThatThrownBy(() -> read("x.json"))
                .isInstanceOf(ScheduleFileException.class)
                .satisfies(e -> assertThat(ExitCode.of(e)).isEqualTo(ExitCode.USAGE));
    }

    @Test
    void refusesNodesThatAreNoneOfTheClusters() {
        assertThatThrownBy(() -> read(killing("consul-7", "consul-7")))
                .isInstanceOf(TopologyException.class)
                .hasMessageContaining("consul-7")
                .hasMessageContaining("one of consul-0, consul-1");
    }

    @Test
    void refusesFaultsThatCannotBeThereTogether() {
        assertThatThrownBy(() -> read(killing("consul-0", "consul-0")))
                .isInstanceOf(TopologyException.class)
                .hasMessageContaining("fault 2")
                .hasMessageContaining("has broken it");
    }

    @Test
    void refusesAScheduleWithoutFaults() {
        assertThatThrownBy(() -> read(killing()))
                .isInstanceOf(TopologyException.class)
                .hasMessageContaining("one fault at least");
    }

    @Test
    void saysWhereAScheduleCannotBeWritten() {
        Path file = folder.resolve("no/such/folder.json");

        assertThatThrownBy(() -> ScheduleSource.write(file, new Schedule(1, List.of())))
                .isInstanceOf(EnvironmentUnusableException.class)
                .hasMessageContaining("folder.json")
                .hasMessageContaining("What to do");
    }

    private String killing(String... nodes) {
        List<Schedule.Entry> entries = List.of(nodes).stream()
                .map(node -> new Schedule.Entry(
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(5),
                        new ProcessFault(node, Service.CONSUL, ProcessFault.Action.KILL)))
                .toList();
        ScheduleSource.write(folder.resolve("x.json"), new Schedule(1, entries));
        assertThat(folder.resolve("x.json")).content().isEqualTo(ScheduleFile.text(new Schedule(1, entries)));
        return "x.json";
    }

    private Schedule read(String name) {
        return source(Optional.of(folder.resolve(name))).read(NINE);
    }

    private static ScheduleSource source(Optional<Path> file) {
        return new ScheduleSource(file, 7, Duration.ofSeconds(30), Weights.parse("kill=3,partition=5"), 2);
    }
}
