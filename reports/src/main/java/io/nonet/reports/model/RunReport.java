package io.nonet.reports.model;

import static java.util.Objects.requireNonNull;

import io.nonet.observe.Observation.Measurement;
import io.nonet.observe.Observation.Placed;
import io.nonet.observe.Observation.Promised;
import io.nonet.observe.Observation.RunStarted;
import io.nonet.observe.TimedObservation;
import java.util.List;
import java.util.Optional;

/**
 * A run, put in order for whoever looks at it.
 *
 * @param placed where its cluster was; empty if it got none
 * @param endNanos the last moment of which there is something, since the run began
 * @param observations how many lines of the run file tell something
 * @param claims what had to hold, in the order in which it was first looked at
 * @param measurements in their order
 * @param took how long steps and phases took, by their end
 * @param histories that were judged, violations first
 * @param promises what clients were promised, held against what they saw
 * @param entries what was seen, by its time, as far as there is room
 * @param leftOut what there was no room for
 * @param attachments files beside the run file, by their path from there
 */
public record RunReport(
        RunStarted started,
        Optional<Placed> placed,
        Ending ending,
        long endNanos,
        long observations,
        List<LaneGroup> lanes,
        List<FaultStory> faults,
        List<Claim> claims,
        List<TimedObservation<Measurement>> measurements,
        List<Took> took,
        ClientView clients,
        List<JudgedHistory> histories,
        List<Promised> promises,
        List<Failure> failures,
        List<Entry> entries,
        LeftOut leftOut,
        List<String> attachments) {
    public RunReport {
        requireNonNull(started, "started");
        requireNonNull(placed, "placed");
        requireNonNull(ending, "ending");
        lanes = List.copyOf(lanes);
        faults = List.copyOf(faults);
        claims = List.copyOf(claims);
        measurements = List.copyOf(measurements);
        took = List.copyOf(took);
        requireNonNull(clients, "clients");
        histories = List.copyOf(histories);
        promises = List.copyOf(promises);
        failures = List.copyOf(failures);
        entries = List.copyOf(entries);
        requireNonNull(leftOut, "leftOut");
        attachments = List.copyOf(attachments);
    }

    /** The same without what fills a page: for lists of many runs. */
    public RunReport brief() {
        return new RunReport(
                started,
                placed,
                ending,
                endNanos,
                observations,
                List.of(),
                faults,
                claims,
                measurements,
                took,
                new ClientView(
                        clients.total(),
                        clients.stretchNanos(),
                        List.of(),
                        clients.rowNanos(),
                        List.of(),
                        clients.operations(),
                        clients.errors()),
                List.of(),
                promises,
                failures,
                List.of(),
                leftOut.and(histories.size(), entries.size()),
                attachments);
    }
}
