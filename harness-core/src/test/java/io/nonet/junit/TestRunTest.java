package io.nonet.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.nonet.cluster.Keep;
import io.nonet.observe.RecordedRun;
import io.nonet.observe.RunFileReader;
import io.nonet.observe.Verdict;
import io.nonet.topology.Topology;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestRunTest {
    @TempDir
    private Path runs;

    @Test
    void beginsWithWhatRunsAndHowToRepeatIt() {
        TestRun run = begin(Keep.ON_FAILURE);
        run.finish(null, null);
        RecordedRun recorded = RunFileReader.read(run.folder().runFile());

        assertThat(recorded.started().name()).isEqualTo("SomeTest-works");
        assertThat(recorded.started().nodes()).hasSize(9);
        assertThat(recorded.started().versions())
                .containsEntry("nomad", "1.4.3")
                .containsEntry("consul", "1.14.3");
        assertThat(recorded.started().images()).containsEntry("nonet/machine", "sha256:1");
        assertThat(recorded.started().command()).isEqualTo("mvn it");
        assertThat(recorded.started().seed()).contains(7L);
    }

    @Test
    void endsWithTheJudgement() {
        TestRun run = begin(Keep.ON_FAILURE);
        run.finish(new AssertionError("wrong"), null);
        RecordedRun recorded = RunFileReader.read(run.folder().runFile());

        assertThat(recorded.complete()).isTrue();
        assertThat(recorded.observations().finished()).hasValueSatisfying(finished -> {
            assertThat(finished.verdict()).isEqualTo(Verdict.FAILED);
            assertThat(finished.reason()).isEqualTo("wrong");
        });
    }

    @Test
    void dropsWhatWasAttachedWhenTheTestPassed() {
        TestRun run = begin(Keep.ON_FAILURE);
        Path attached = run.folder().attach("note.txt", "seen");
        run.finish(null, null);

        assertThat(attached).doesNotExist();
        assertThat(run.folder().runFile()).exists();
    }

    @Test
    void keepsWhatWasAttachedWhenAskedTo() {
        TestRun run = begin(Keep.ALWAYS);
        Path attached = run.folder().attach("note.txt", "seen");
        run.finish(null, null);

        assertThat(attached).exists();
    }

    private TestRun begin(Keep keep) {
        return TestRun.begin(
                runs,
                "SomeTest-works",
                Optional.of(7L),
                new ClusterRequest(Topology.nineNodes(), false, false, keep),
                Map.of("nonet/machine", "sha256:1"),
                "mvn it",
                Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    }
}
