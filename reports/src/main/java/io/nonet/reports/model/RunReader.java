package io.nonet.reports.model;

import io.nonet.observe.Observation.Placed;
import io.nonet.observe.Observation.RunFinished;
import io.nonet.observe.Observation.RunStarted;
import io.nonet.observe.RunFileEnd;
import io.nonet.observe.RunFileException;
import io.nonet.observe.RunFileReader;
import io.nonet.observe.TimedObservation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a run file once, from its first line to its last, and keeps what a report shows. */
public final class RunReader {
    /** As many as a page can hold, and more than anybody looks at. */
    private static final int MOST_BARS = 1200;

    private final NodeLanes nodes = new NodeLanes();
    private final AgreementLanes agreement = new AgreementLanes();
    private final FaultLanes faults = new FaultLanes();
    private final StepLanes steps = new StepLanes();
    private final JobLanes jobs = new JobLanes();
    private final ClientLoad clients = new ClientLoad();
    private final Story story = new Story();
    private final JudgedHistories histories = new JudgedHistories();
    private final Promises promises = new Promises();
    private final Failures failures = new Failures();
    private final SeenLog log = new SeenLog(failures);
    // Failures come before the log, which asks how near they are.
    private final List<Collector> collectors =
            List.of(nodes, agreement, faults, steps, jobs, clients, story, histories, promises, failures, log);

    private @Nullable TimedObservation<?> first;
    private @Nullable Placed placed;
    private @Nullable RunFinished finished;
    private long lastNanos;
    private long observations;

    private RunReader() {}

    /**
     * Reads a run, also one that was killed or still goes on.
     *
     * @param runFile what lies beside it is looked at, too: the logs that are attached to a run that failed
     * @throws RunFileException when it can't be read, is of another schema version, or a line is broken
     */
    public static RunReport read(Path runFile) {
        RunReader reader = new RunReader();
        RunFileEnd end = RunFileReader.read(runFile, reader::see);
        return reader.report(runFile, end);
    }

    private void see(TimedObservation<?> seen) {
        if (first == null) {
            first = seen;
        }
        if (seen.observation() instanceof RunFinished end) {
            finished = end;
        } else if (seen.observation() instanceof Placed here) {
            placed = here;
        }
        observations++;
        lastNanos = Math.max(lastNanos, seen.nanos());
        collectors.forEach(collector -> collector.see(seen));
    }

    private RunReport report(Path runFile, RunFileEnd end) {
        TimedObservation<?> beginning = first;
        if (beginning == null || !(beginning.observation() instanceof RunStarted started)) {
            throw new IllegalStateException(runFile + ": expected run-started first");
        }
        Attachments attachments = Attachments.beside(runFile);
        attachments.logs(beginning, failures).forEach(log::add);
        List<Entry> entries = log.shown();
        Optional<RunFinished> conclusion = Optional.ofNullable(finished);
        return new RunReport(
                started,
                Optional.ofNullable(placed),
                Ending.of(
                        conclusion.map(RunFinished::verdict),
                        conclusion.map(RunFinished::reason).orElse(""),
                        end.lines(),
                        end.cutOff()),
                lastNanos,
                observations,
                lanes(),
                faults.stories(),
                story.claims(),
                story.measurements(),
                story.took(),
                clients.build(lastNanos),
                histories.read(runFile, lastNanos),
                promises.all(),
                failures.found(),
                entries,
                new LeftOut(failures.leftOut(), story.leftOut(), histories.leftOut(), log.told() - entries.size()),
                attachments.files());
    }

    private List<LaneGroup> lanes() {
        List<LaneGroup> groups = new ArrayList<>(List.of(
                faults.build(lastNanos),
                new LaneGroup("Leaders and members", agreement.build(lastNanos), 0),
                new LaneGroup("Nodes and agents", nodes.build(lastNanos), 0),
                steps.build(lastNanos),
                jobs.deployments(lastNanos),
                jobs.allocations(lastNanos)));
        groups.removeIf(group -> group.lanes().isEmpty());
        return Bounded.groups(groups, MOST_BARS);
    }
}
