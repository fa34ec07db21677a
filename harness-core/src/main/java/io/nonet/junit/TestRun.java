package io.nonet.junit;

import static java.util.Objects.requireNonNull;

import io.nonet.cluster.Cluster;
import io.nonet.cluster.Evidence;
import io.nonet.cluster.Keep;
import io.nonet.observe.Observation.RunFinished;
import io.nonet.observe.Observation.RunStarted;
import io.nonet.observe.RunFile;
import io.nonet.observe.RunFolder;
import io.nonet.observe.Timeline;
import io.nonet.observe.Verdict;
import io.nonet.topology.Topology;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The record of one test: its folder, its timeline, and how it ended. */
final class TestRun {
    private static final Logger LOG = LoggerFactory.getLogger(TestRun.class);

    private final RunFolder folder;
    private final RunFile file;
    private final Timeline timeline;
    private final Keep keep;
    private final String command;

    private TestRun(RunFolder folder, RunFile file, Timeline timeline, Keep keep, String command) {
        this.folder = folder;
        this.file = file;
        this.timeline = timeline;
        this.keep = keep;
        this.command = command;
    }

    /**
     * Begins a record.
     *
     * @param name of the test, for people; the folder's name is made of it
     * @param seed of everything random in the test; empty when nothing is
     * @param command what repeats exactly this test
     * @throws io.nonet.observe.RunFileException if the disk refuses
     */
    static TestRun begin(
            Path runs,
            String name,
            Optional<Long> seed,
            ClusterRequest request,
            Map<String, String> images,
            String command,
            Clock clock) {
        RunFolder folder = RunFolder.create(runs, name, clock);
        RunFile file = RunFile.create(folder.runFile());
        Timeline timeline = Timeline.start(clock);
        timeline.addListener(file);
        Topology topology = request.topology();
        timeline.record(new RunStarted(
                folder.runId(),
                name,
                clock.instant(),
                seed,
                topology.nodes().stream()
                        .map(node ->
                                new RunStarted.Node(node.name(), node.role().label()))
                        .toList(),
                Map.of(
                        "consul", topology.versions().consul(),
                        "nomad", topology.versions().nomad()),
                images,
                command));
        return new TestRun(folder, file, timeline, request.keep(), command);
    }

    RunFolder folder() {
        return folder;
    }

    Timeline timeline() {
        return timeline;
    }

    Keep keep() {
        return keep;
    }

    /** Attaches what explains the state of a cluster; it stays even if the test passes. Does nothing if nothing is kept. */
    void attachEvidence(Cluster cluster) {
        if (keep != Keep.NEVER) {
            folder.keep();
            Evidence.collect(cluster, folder);
        }
    }

    /**
     * Ends the record: the judgement is written, and evidence attached unless the test passed or nothing is to go.
     *
     * @param failure what the test ended with; null if it passed
     * @param cluster null if the test never got one
     */
    void finish(@Nullable Throwable failure, @Nullable Cluster cluster) {
        RunFinished judgement = failure == null ? Judgement.passed() : Judgement.of(requireNonNull(failure));
        try (file) {
            try {
                explain(judgement, cluster);
            } finally {
                timeline.record(judgement);
            }
            if (keep == Keep.ALWAYS) {
                folder.keep();
            }
            folder.discard();
        }
    }

    private void explain(RunFinished judgement, @Nullable Cluster cluster) {
        boolean passed = judgement.verdict() == Verdict.PASSED;
        if (!passed) {
            LOG.warn(
                    "{} in {}: {}\n  It is repeated by: {}",
                    judgement.verdict(),
                    folder.path(),
                    judgement.reason(),
                    command);
        }
        if (cluster != null && (!passed || keep == Keep.ALWAYS)) {
            attachEvidence(cluster);
        }
    }
}
