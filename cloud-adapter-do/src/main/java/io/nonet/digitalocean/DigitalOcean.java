package io.nonet.digitalocean;

import static java.util.Objects.requireNonNull;

import io.nonet.cluster.EnvironmentUnusableException;
import io.nonet.digitalocean.api.ApiAccess;
import io.nonet.digitalocean.api.DigitalOceanApi;
import io.nonet.digitalocean.api.Exchange;
import io.nonet.digitalocean.api.HttpExchange;
import io.nonet.digitalocean.api.Pauses;
import io.nonet.digitalocean.ssh.Power;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Droplets of runs on one account: made, found and removed.
 *
 * <p>What was made is found again by tags and names alone, from any computer that has the token. Every method throws
 * {@link io.nonet.digitalocean.api.DigitalOceanException} if the API refuses, or is out of reach for two minutes.
 */
public final class DigitalOcean {
    /** Longer than any launch takes from its tag to its key, whose name tells the expiry. */
    private static final Duration ONLY_A_TAG = Duration.ofHours(1);

    private final DigitalOceanApi api;
    private final Pauses pauses;
    private final Clock clock;
    private final Journal journal;
    private final GoingOn launching;

    /**
     * Makes its calls through the given exchange.
     *
     * @param journals the folder in which intents are written down; made when it is needed
     */
    public DigitalOcean(Exchange exchange, Pauses pauses, Clock clock, Path journals) {
        this.pauses = requireNonNull(pauses);
        this.clock = requireNonNull(clock);
        this.launching = new GoingOn(pauses);
        this.api = new DigitalOceanApi(exchange, pauses);
        this.journal = new Journal(journals, clock);
    }

    /** The account of a token. Connects with the first call. */
    public static DigitalOcean connect(ApiAccess access, Clock clock, Path journals) {
        return new DigitalOcean(new HttpExchange(access, HttpExchange.DEFAULT_LIMIT), Pauses.real(), clock, journals);
    }

    /**
     * Checks that a plan can be carried out, and what it costs; makes nothing.
     *
     * @throws UnavailableChoiceException if region or size cannot be had
     * @throws EnvironmentUnusableException naming whatever else stands in the way
     */
    public Quote check(LaunchPlan plan) {
        return new Preflight(api, clock).check(plan);
    }

    /**
     * Makes the droplets and what they need; returns once all are active and have their addresses.
     *
     * @return in the order of the nodes
     * @throws EnvironmentUnusableException if that fails or is given up; what was made is removed by then, or named with what
     *     it costs
     */
    public List<NodeDroplet> up(Quote quote, Admission admission) {
        RunId run = quote.plan().run().id();
        journal.begin(quote.plan().run(), quote.plan().region());
        try {
            return new Launching(api, launching, journal, quote, admission).run();
        } catch (RuntimeException | Error e) {
            undo(run, quote.hourly(), e);
            throw e;
        }
    }

    /** Has a launch that is under way make nothing more, so that it fails soon, and every later one at once. */
    void giveUpLaunching() {
        launching.giveUp();
    }

    /**
     * Removes a run that failed, also for a thread that is interrupted; if that fails as well, it throws what says both.
     *
     * @param hourly what all its droplets cost for an hour
     */
    void undo(RunId run, BigDecimal hourly, Throwable failure) {
        boolean interrupted = Thread.interrupted();
        try {
            down(run);
        } catch (RuntimeException left) {
            EnvironmentUnusableException both = new EnvironmentUnusableException(
                    failure.getMessage() + "\nWhat was made of run " + run + " could not all be removed: "
                            + left.getMessage(),
                    "Remove run " + run + " as soon as the API lets you: it costs up to " + Quote.dollars(hourly)
                            + " an hour until then.",
                    failure);
            both.addSuppressed(left);
            throw both;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * Removes all that belongs to a run, wherever it ended; twice is fine.
     *
     * @return how many resources; 0 if there were none
     * @throws EnvironmentUnusableException if something stays, or the API refuses or is out of reach; names what there was
     *     last and what it costs
     */
    public int down(RunId run) {
        return down(run, remains -> {});
    }

    /**
     * The same.
     *
     * @param seen told what there is at each look
     */
    public int down(RunId run, Consumer<Remains> seen) {
        return new Teardown(api, pauses, journal, run, seen).run();
    }

    /** Whether this computer began the run, and has not seen all of it gone. */
    boolean isOpen(RunId run) {
        return journal.isOpen(run);
    }

    /** The power of one droplet. */
    Power power(long droplet, String node) {
        return new DropletPower(api, pauses, droplet, node);
    }

    /** All runs of which there is anything, the oldest first. */
    public List<Remains> runs() {
        return new Inventory(api).all();
    }

    /**
     * The runs that have had their time: those that were launched at least that long ago – for a length of zero all, also
     * one that was launched by a clock which is ahead – or without a length those that have expired. A run of which only the
     * tag is left tells no expiry; an hour after its launch began it counts too.
     */
    public List<Remains> overdue(Optional<Duration> olderThan) {
        Instant now = clock.instant();
        return runs().stream()
                .filter(run -> olderThan
                        .map(age ->
                                age.isZero() || !run.run().started().plus(age).isAfter(now))
                        .orElseGet(() -> !expiry(run).isAfter(now)))
                .toList();
    }

    private static Instant expiry(Remains run) {
        return run.expires().orElse(run.run().started().plus(ONLY_A_TAG));
    }
}
