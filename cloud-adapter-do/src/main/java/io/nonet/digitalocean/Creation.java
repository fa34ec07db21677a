package io.nonet.digitalocean;

import static java.util.Objects.requireNonNull;

import io.nonet.cluster.EnvironmentUnusableException;
import io.nonet.digitalocean.api.DigitalOceanException;
import io.nonet.digitalocean.api.Retries;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes resources once, whatever becomes of the answers: writes the intent down, asks, and before asking again looks for
 * what an earlier call has made all the same. Of what the API would make twice nothing is asked for again that may have
 * been made.
 */
final class Creation {
    /** How long what was made without an answer may stay out of sight; looked for meanwhile. */
    static final Duration UNSEEN = Duration.ofSeconds(20);

    /** The same where asking again is no way out. */
    static final Duration HIDDEN = Duration.ofMinutes(2);

    private static final int ATTEMPTS = 20;

    private static final Duration LOOK = Duration.ofSeconds(4);

    private final Journal journal;
    private final GoingOn pauses;
    private final RunId run;

    Creation(Journal journal, GoingOn pauses, RunId run) {
        this.journal = requireNonNull(journal);
        this.pauses = requireNonNull(pauses);
        this.run = requireNonNull(run);
    }

    /**
     * How one kind of resource is made and found.
     *
     * @param unique whether the API has no second of one name, so that asking again makes none
     * @param existing finds what bears this run's mark; others of the same name never do
     * @param make makes those of these names, by one call
     */
    record Kind<T>(
            String word,
            boolean unique,
            Function<T, String> name,
            Function<T, String> id,
            Supplier<List<T>> existing,
            Function<List<String>, List<T>> make) {}

    /** Makes one. */
    <T> T one(Kind<T> kind, String name) {
        return all(kind, List.of(name)).get(0);
    }

    /**
     * Makes them all.
     *
     * @return in the order of the names
     * @throws DigitalOceanException if the API refuses for good, or for too long; some may have been made
     * @throws EnvironmentUnusableException if the launch is given up, nothing helps, or it is not known what was made;
     *     likewise
     */
    <T> List<T> all(Kind<T> kind, List<String> names) {
        journal.intend(run, kind.word(), names);
        Map<String, T> made = new LinkedHashMap<>();
        Retries retries = new Retries(pauses);
        boolean uncertain = false;
        for (int attempt = 1; made.size() < names.size(); attempt++) {
            requireHope(kind.word(), attempt);
            pauses.require();
            try {
                note(kind, kind.make().apply(missing(names, made)), names, made);
                if (made.size() < names.size()) {
                    uncertain = true;
                    adopt(kind, names, made, kind.unique() ? UNSEEN : HIDDEN);
                    requireKnown(kind, missing(names, made), null);
                }
            } catch (DigitalOceanException e) {
                uncertain |= e.mayHaveHappened();
                if (!uncertain) {
                    retries.await(e);
                    adopt(kind, names, made, Duration.ZERO);
                } else if (kind.unique() && e.isTransient()) {
                    retries.await(e);
                    adopt(kind, names, made, UNSEEN);
                } else {
                    // Refused for good after an answer was lost: that it is there already may be the very reason.
                    adopt(kind, names, made, HIDDEN);
                    requireKnown(kind, missing(names, made), e);
                }
            }
        }
        return names.stream().map(name -> requireNonNull(made.get(name))).toList();
    }

    private static void requireHope(String word, int attempt) {
        if (attempt > ATTEMPTS) {
            throw new EnvironmentUnusableException(
                    "DigitalOcean did not make every " + word + " that it was asked for, though asked " + ATTEMPTS
                            + " times.",
                    "Look at its status page (status.digitalocean.com), and launch again later.");
        }
    }

    /**
     * Checks that nothing is missing, or may be asked for again.
     *
     * @throws DigitalOceanException the failure, of what cannot be made twice
     */
    private <T> void requireKnown(Kind<T> kind, List<String> missing, @Nullable DigitalOceanException failure) {
        if (missing.isEmpty()) {
            return;
        }
        if (!kind.unique()) {
            throw unknown(kind.word(), missing, failure);
        }
        if (failure != null) {
            throw failure;
        }
    }

    private EnvironmentUnusableException unknown(
            String word, List<String> missing, @Nullable DigitalOceanException failure) {
        String answer = failure == null
                ? "the answer did not name them"
                : String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
        return new EnvironmentUnusableException(
                "It is not known whether there is now a " + word + " " + String.join(", ", missing) + " of run " + run
                        + " (" + answer + "): none came into sight within " + HIDDEN.toMinutes()
                        + " min, and asking again might make two, which both cost.",
                "Launch again. nonet sweep --on digitalocean --older-than 0s --dry-run shows what there is of every run,"
                        + " and nonet down --on digitalocean --run ID removes one.",
                failure);
    }

    private <T> void adopt(Kind<T> kind, List<String> names, Map<String, T> made, Duration patience) {
        long end = pauses.nanos() + patience.toNanos();
        note(kind, kind.existing().get(), names, made);
        while (made.size() < names.size() && pauses.nanos() < end) {
            pauses.pause(LOOK);
            note(kind, kind.existing().get(), names, made);
        }
    }

    private <T> void note(Kind<T> kind, List<T> found, List<String> names, Map<String, T> made) {
        for (T one : found) {
            String name = kind.name().apply(one);
            if (names.contains(name) && made.putIfAbsent(name, one) == null) {
                journal.made(run, kind.word(), name, kind.id().apply(one));
            }
        }
    }

    private static <T> List<String> missing(List<String> names, Map<String, T> made) {
        return names.stream().filter(name -> !made.containsKey(name)).toList();
    }
}
