package io.nonet.chaos.schedule;

import io.nonet.chaos.FaultException;
import io.nonet.chaos.UnsupportedFaultException;
import io.nonet.chaos.link.LinkException;
import io.nonet.chaos.schedule.FaultSite.Placed;
import io.nonet.chaos.schedule.Schedule.Entry;
import io.nonet.chaos.schedule.Schedule.Step;
import io.nonet.chaos.schedule.ScheduleEvent.What;
import io.nonet.client.ClientException;
import io.nonet.cluster.MachineException;
import io.nonet.topology.TopologyException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** One run of a schedule, on one thread. */
final class ScheduleRun {
    private final FaultSite site;
    private final Gate gate;
    private final Schedule schedule;
    private final Consumer<ScheduleEvent> listener;
    private final Overlaps overlaps;
    private final long start;
    private final List<ScheduleEvent> events = new ArrayList<>();
    /** By index of the entry. */
    private final Map<Integer, Placed> placed = new LinkedHashMap<>();

    private boolean interrupted;

    ScheduleRun(FaultSite site, Gate gate, Schedule schedule, Consumer<ScheduleEvent> listener) {
        this.site = site;
        this.gate = gate;
        this.schedule = schedule;
        this.listener = listener;
        this.overlaps = new Overlaps(site.topology());
        this.start = site.nanos();
    }

    ScheduleResult run(Duration readyLimit) {
        try {
            steps();
        } catch (Throwable e) {
            // A wait of Awaitility that is interrupted throws this, although it declares nothing.
            interrupted |= InterruptedException.class.isInstance(e);
            if (!interrupted) {
                heal().forEach(problem -> e.addSuppressed(new IllegalStateException(problem)));
                throw e;
            }
        }
        List<String> leftovers = heal();
        long healed = site.nanos();
        boolean ended = interrupted || gate.isClosed();
        List<String> unready =
                ended ? List.of("not looked at, since the run was interrupted") : site.awaitReady(readyLimit);
        return new ScheduleResult(schedule, events, leftovers, unready, Duration.ofNanos(site.nanos() - healed), ended);
    }

    /** An interrupted thread could not heal, so it is interrupted again only afterwards. */
    private List<String> heal() {
        interrupted |= Thread.interrupted();
        try {
            return gate.healAll(site);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void steps() {
        for (Step step : schedule.steps()) {
            try {
                gate.await(step.at().toNanos() - (site.nanos() - start));
            } catch (InterruptedException e) {
                interrupted = true;
            }
            if (interrupted || gate.isClosed()) {
                return;
            }
            if (step.begins()) {
                begin(step.index());
            } else {
                end(step.index());
            }
        }
    }

    private void begin(int index) {
        Entry entry = schedule.entries().get(index);
        List<Entry> during =
                placed.keySet().stream().map(schedule.entries()::get).toList();
        Optional<String> problem = overlaps.problem(during, entry);
        if (problem.isPresent()) {
            seen(entry, Optional.empty(), What.NOT_INJECTED, problem.get());
            return;
        }
        try {
            gate.inject(site, entry.fault()).ifPresent(fault -> {
                placed.put(index, fault);
                seen(entry, Optional.of(fault.id()), What.INJECTED, "in place");
                prove(entry, fault);
            });
        } catch (FaultException | LinkException | UnsupportedFaultException | TopologyException | MachineException e) {
            seen(entry, Optional.empty(), What.NOT_INJECTED, String.valueOf(e.getMessage()));
        }
    }

    private void prove(Entry entry, Placed fault) {
        try {
            seen(entry, Optional.of(fault.id()), What.PROVED, fault.awaitEffect());
        } catch (FaultException | LinkException | MachineException | ClientException e) {
            seen(entry, Optional.of(fault.id()), What.VACUOUS, String.valueOf(e.getMessage()));
        }
    }

    private void end(int index) {
        Placed fault = placed.remove(index);
        if (fault == null) {
            return;
        }
        Entry entry = schedule.entries().get(index);
        try {
            fault.heal();
            gate.healed(fault);
            seen(entry, Optional.of(fault.id()), What.HEALED, fault.awaitHealed());
        } catch (FaultException | LinkException | MachineException | ClientException e) {
            seen(entry, Optional.of(fault.id()), What.NOT_HEALED, String.valueOf(e.getMessage()));
        }
    }

    private void seen(Entry entry, Optional<String> id, What what, String words) {
        ScheduleEvent event = new ScheduleEvent(Duration.ofNanos(site.nanos() - start), entry, id, what, words);
        events.add(event);
        listener.accept(event);
    }
}
