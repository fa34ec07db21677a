package io.nonet.cli;

import static java.util.Objects.requireNonNull;

import io.nonet.chaos.schedule.Overlaps;
import io.nonet.chaos.schedule.Schedule;
import io.nonet.chaos.schedule.ScheduleFile;
import io.nonet.chaos.schedule.ScheduleGenerator;
import io.nonet.chaos.schedule.Weights;
import io.nonet.cluster.EnvironmentUnusableException;
import io.nonet.topology.Topology;
import io.nonet.topology.TopologyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Where a schedule comes from: a file, or else a seed.
 *
 * @param length when the last fault is healed
 * @param overlap how many faults may be there at the same time
 */
record ScheduleSource(Optional<Path> file, long seed, Duration length, Weights weights, int overlap) {
    private static final Duration LONGEST = Duration.ofDays(1);

    ScheduleSource {
        requireNonNull(file, "file");
        requireNonNull(weights, "weights");
        if (length.compareTo(LONGEST) > 0) {
            throw new TopologyException("length of a schedule", "1 d at most", Words.rough(length));
        }
        // Says what is wrong with it before a cluster is looked for.
        new ScheduleGenerator(Topology.nineNodes(), length, weights, overlap).generate(seed);
    }

    /** A seed that can be typed. */
    static long randomSeed() {
        return new SecureRandom().nextInt(Integer.MAX_VALUE);
    }

    /** The options that lead to the same schedule. */
    List<String> options() {
        return List.of(
                "--seed",
                Long.toString(seed),
                "--for",
                length.toMillis() % 1000 == 0 ? length.toSeconds() + "s" : length.toMillis() + "ms",
                "--faults",
                weights.toString(),
                "--overlap",
                Integer.toString(overlap));
    }

    /**
     * The schedule for a cluster.
     *
     * @throws WrongFileException if the file cannot be read
     * @throws io.nonet.chaos.schedule.ScheduleFileException if it is no schedule
     * @throws TopologyException if it names nodes that are none of the cluster's, or has no fault
     */
    Schedule read(Topology topology) {
        if (file.isEmpty()) {
            return new ScheduleGenerator(topology, length, weights, overlap).generate(seed);
        }
        Path path = file.get();
        Schedule schedule = ScheduleFile.parse(path.toString(), TopologySource.text(path));
        if (schedule.entries().isEmpty()) {
            throw new TopologyException("schedule " + path, "one fault at least", "none");
        }
        schedule.entries().forEach(entry -> entry.fault().check(topology));
        new Overlaps(topology).problem(schedule).ifPresent(problem -> {
            throw new TopologyException("schedule " + path, "faults that can be there together", problem);
        });
        return schedule;
    }

    /** Writes a schedule to a file, which {@link #read} takes. */
    static void write(Path file, Schedule schedule) {
        try {
            Files.writeString(file, ScheduleFile.text(schedule));
        } catch (IOException e) {
            throw new EnvironmentUnusableException(
                    "Cannot write " + file + ": " + e, "Check that its folder is there, and may be written to.", e);
        }
    }
}
