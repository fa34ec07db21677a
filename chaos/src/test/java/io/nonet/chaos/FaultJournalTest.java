package io.nonet.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nonet.chaos.link.Effect;
import io.nonet.chaos.link.Partition;
import io.nonet.chaos.link.Scope;
import io.nonet.cluster.ClusterDirectory;
import io.nonet.cluster.EnvironmentUnusableException;
import io.nonet.cluster.Service;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultJournalTest {
    private static final Partition CUT = Partition.oneWay(List.of("consul-0"), List.of("consul-1"));

    @TempDir
    Path folder;

    @Test
    void nothingIsInjectedAtFirst() {
        assertThat(journal().read()).isEmpty();
    }

    @Test
    void whatIsWrittenIsRead() throws IOException {
        List<ActiveFault> faults = List.of(
                active("f1", NetworkFault.drop(CUT)),
                active(
                        "f2",
                        NetworkFault.of(
                                CUT,
                                new Scope(Scope.Protocols.TCP, Scope.Services.NOMAD),
                                new Effect.Latency(Duration.ofMillis(200), Duration.ZERO))),
                active("f3", NetworkFault.of(CUT, Scope.ALL, new Effect.Loss(30))),
                active("f5", NetworkFault.of(CUT, Scope.ALL, new Effect.Slice(100, Duration.ofMillis(5)))),
                active("f6", new DiskFault("consul-0", Service.CONSUL, DiskFault.Failure.STALL)),
                active("f7", new MachineFault("consul-0")),
                active("f8", new ClockFault("consul-0", Duration.ofSeconds(-30))),
                active("f4", new ProcessFault("consul-0", Service.CONSUL, ProcessFault.Action.PAUSE))
                        .proved("it stands still"));

        journal().write(faults);

        assertThat(journal().read()).isEqualTo(faults);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("faults.json"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aBrokenJournalSaysWhatToDo() throws IOException {
        Files.writeString(folder.resolve("faults.json"), "[{");

        assertThatThrownBy(() -> journal().read())
                .isInstanceOf(EnvironmentUnusableException.class)
                .hasMessageContaining("faults.json is no list of faults")
                .hasMessageContaining("nonet heal");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[null]", "[\u00ff"})
    void aJournalWithoutFaultsInItIsBrokenToo(String content) throws IOException {
        Files.writeString(folder.resolve("faults.json"), content, StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> journal().read())
                .isInstanceOf(EnvironmentUnusableException.class)
                .hasMessageContaining("faults.json is no list of faults")
                .hasMessageContaining("nonet heal");
    }

    @Test
    void noNumberIsGivenTwice() throws IOException {
        assertThat(journal().nextNumber()).isEqualTo(1);
        assertThat(journal().nextNumber()).isEqualTo(2);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("faults.last"))))
                .isEqualTo("rw-------");
    }

    @Test
    void noFaultThatIsThereLosesItsNumberWithTheCount() throws IOException {
        journal().write(List.of(active("f7", NetworkFault.drop(CUT))));
        Files.writeString(folder.resolve("faults.last"), "");

        assertThat(journal().nextNumber()).isEqualTo(8);
    }

    @Test
    void nothingIsLeftOfAWriteThatWasCutOff() throws IOException {
        journal().write(List.of());
        journal().nextNumber();
        Files.writeString(folder.resolve("faults.json.next"), "[");
        Files.writeString(folder.resolve("faults.last.next"), "");

        new ClusterDirectory(folder).delete();

        assertThat(folder).doesNotExist();
    }

    @Test
    void onlyOneChangesAtATime() {
        assertThat(journal().<String>alone(() -> "done")).isEqualTo("done");
    }

    @Test
    void anInterruptedThreadChangesFaultsToTheEnd() {
        Thread.currentThread().interrupt();

        String done = journal().alone(() -> Thread.currentThread().isInterrupted() ? "interrupted" : "done");

        assertThat(Thread.interrupted()).isTrue();
        assertThat(done).isEqualTo("done");
    }

    private FaultJournal journal() {
        return new FaultJournal(new ClusterDirectory(folder));
    }

    private static ActiveFault active(String id, Fault fault) {
        return new ActiveFault(id, fault, Instant.EPOCH, Optional.empty());
    }
}
