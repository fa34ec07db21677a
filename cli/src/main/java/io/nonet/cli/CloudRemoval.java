package io.nonet.cli;

import static java.util.Objects.requireNonNull;

import io.nonet.cluster.EnvironmentUnusableException;
import io.nonet.digitalocean.DigitalOcean;
import io.nonet.digitalocean.DropletProvisioner;
import io.nonet.digitalocean.Remains;
import io.nonet.digitalocean.RunId;
import io.nonet.digitalocean.api.DigitalOceanException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** What {@code nonet down} and {@code nonet sweep} do on DigitalOcean. */
record CloudRemoval(DigitalOcean account, DropletProvisioner droplets, Terminal terminal, Clock clock) {

    static CloudRemoval of(Surroundings surroundings) {
        return new CloudRemoval(
                surroundings.digitalOcean(), surroundings.droplets(), surroundings.terminal(), surroundings.clock());
    }

    CloudRemoval {
        requireNonNull(account, "account");
        requireNonNull(droplets, "droplets");
        requireNonNull(terminal, "terminal");
        requireNonNull(clock, "clock");
    }

    /** Removes one run. */
    void down(RunId run) {
        int removed = remove(run, Optional.empty());
        droplets.forget(run);
        terminal.data(
                removed == 0
                        ? "There is nothing of run " + run + " on DigitalOcean: nothing to remove."
                        : "Run " + run + " is removed (" + Words.count(removed, "resource") + "); nothing is left.");
    }

    /** Removes all of a run; if that is interrupted, it says what is left, of which something may be known before. */
    private int remove(RunId run, Optional<Remains> known) {
        AtomicReference<Optional<Remains>> last = new AtomicReference<>(known);
        LaunchGuard guard = new LaunchGuard(() -> terminal.say(interrupted(run, requireNonNull(last.get()))));
        try {
            return account.down(run, seen -> last.set(Optional.of(seen)));
        } finally {
            guard.settle();
        }
    }

    /** What whoever interrupts a removal is told. */
    static String interrupted(RunId run, Optional<Remains> last) {
        return "nonet: interrupted; "
                + last.map(seen -> "when last seen, this was left of run " + run + ": " + seen)
                        .orElse("what is left of run " + run + " costs money until it is removed")
                + ". Remove it: nonet down --on digitalocean --run " + run;
    }

    /**
     * Removes the run that was launched from here, or else the only one of that name.
     *
     * @throws EnvironmentUnusableException if there are several
     */
    void down(String cluster) {
        Optional<RunId> ours = droplets.run(cluster);
        if (ours.isPresent()) {
            down(ours.get());
            return;
        }
        List<RunId> runs = account.runs().stream()
                .map(Remains::run)
                .filter(run -> run.cluster().equals(cluster))
                .toList();
        if (runs.size() > 1) {
            throw new EnvironmentUnusableException(
                    "There are several runs of cluster " + cluster + " on DigitalOcean: "
                            + String.join(
                                    ", ", runs.stream().map(RunId::toString).toList()) + ".",
                    "Say which: nonet down --on digitalocean --run ID.");
        }
        if (runs.isEmpty()) {
            terminal.data("There is no cluster " + cluster + " on DigitalOcean: nothing to remove.");
        } else {
            down(runs.get(0));
        }
    }

    /**
     * Removes the runs that have had their time.
     *
     * @param olderThan those launched at least that long ago; empty for those that have expired
     * @param cluster of this cluster only; empty for any
     */
    void sweep(Optional<Duration> olderThan, Optional<String> cluster, boolean dryRun) {
        List<Remains> runs = account.overdue(olderThan).stream()
                .filter(found -> cluster.map(found.run().cluster()::equals).orElse(true))
                .toList();
        List<String> failures = new ArrayList<>();
        for (Remains found : runs) {
            terminal.data((dryRun ? "Would remove run " : "Removing run ") + found.run() + ", " + age(found) + ": "
                    + found + ".");
            if (!dryRun) {
                // One that cannot be removed is no reason to pay for the others.
                try {
                    remove(found.run(), Optional.of(found));
                    droplets.forget(found.run());
                } catch (DigitalOceanException | EnvironmentUnusableException e) {
                    failures.add(found.run() + ": " + e.getMessage());
                }
            }
        }
        if (!failures.isEmpty()) {
            throw new EnvironmentUnusableException(
                    "Not all could be removed, and what is left costs money: " + String.join("; ", failures),
                    "Sweep again; nonet down --on digitalocean --run ID removes one run.");
        }
        if (runs.isEmpty()) {
            terminal.say("There is nothing to sweep on DigitalOcean.");
        }
    }

    private String age(Remains found) {
        Instant now = clock.instant();
        return "launched " + Words.rough(Duration.between(found.run().started(), now)) + " ago"
                + found.expires().map(end -> ", " + StatusText.expiry(end, now)).orElse("");
    }
}
