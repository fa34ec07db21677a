package io.nonet.cli;

import static java.util.Objects.requireNonNull;

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

/** The run folder of one command, such as a launch, and the timeline that is written into it. */
record LaunchRecord(RunFolder folder, Timeline timeline, RunFile file) {
    LaunchRecord {
        requireNonNull(folder, "folder");
        requireNonNull(timeline, "timeline");
        requireNonNull(file, "file");
    }

    /**
     * Begins the record of a launch.
     *
     * @param command the command line that repeats the launch
     * @throws io.nonet.observe.RunFileException if the disk refuses
     */
    static LaunchRecord start(
            Path workingDirectory, Topology topology, Map<String, String> images, String command, Clock clock) {
        return start(workingDirectory, "up", topology, Optional.empty(), images, command, clock);
    }

    /**
     * Begins the record of something else that is done with a cluster.
     *
     * @param what is done, in a word
     * @param seed of everything random in it
     * @param command the command line that repeats it
     * @throws io.nonet.observe.RunFileException if the disk refuses
     */
    static LaunchRecord start(
            Path workingDirectory,
            String what,
            Topology topology,
            Optional<Long> seed,
            Map<String, String> images,
            String command,
            Clock clock) {
        RunFolder folder = RunFolder.create(workingDirectory.resolve("runs"), what + "-" + topology.name(), clock);
        Timeline timeline = Timeline.start(clock);
        RunFile file = RunFile.create(folder.runFile());
        timeline.addListener(file);
        timeline.record(new RunStarted(
                folder.runId(),
                what + " " + topology.name(),
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
        return new LaunchRecord(folder, timeline, file);
    }

    /** Ends the record; does nothing if it has ended. */
    void finish(Verdict verdict, String reason) {
        // A closed file leaves out what comes later, so of two ends only the first is written.
        timeline.record(new RunFinished(verdict, reason));
        file.close();
    }
}
