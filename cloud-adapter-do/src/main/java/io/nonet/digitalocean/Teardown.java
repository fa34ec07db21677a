package io.nonet.digitalocean;

import static java.util.Objects.requireNonNull;

import io.nonet.cluster.EnvironmentUnusableException;
import io.nonet.digitalocean.api.DigitalOceanApi;
import io.nonet.digitalocean.api.DigitalOceanException;
import io.nonet.digitalocean.api.Droplet;
import io.nonet.digitalocean.api.Firewall;
import io.nonet.digitalocean.api.Pauses;
import io.nonet.digitalocean.api.RefusedException;
import io.nonet.digitalocean.api.SshKey;
import io.nonet.digitalocean.api.Vpc;
import io.nonet.digitalocean.api.VpcMember;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Removes what there is of one run, wherever its launch or an earlier removal ended: droplets, then what holds them.
 *
 * <p>Looks again at the end, after what was made without an answer would have come into sight; only then goes the tag.
 */
final class Teardown {
    /** Droplets that were just asked for cannot be deleted until they are made, which takes up to five minutes. */
    static final Duration LIMIT = Duration.ofMinutes(12);

    private static final Duration LOOK = Duration.ofSeconds(4);

    private final DigitalOceanApi api;
    private final Pauses pauses;
    private final Journal journal;
    private final RunId run;
    private final String tag;
    private final long deadline;
    private final Set<String> removed = new HashSet<>();
    private final Inventory inventory;
    private final Consumer<Remains> seen;
    /** What there was at the last look; empty before the first. */
    private Optional<Remains> last = Optional.empty();
    /** Droplets to which somebody has given the run's tag. */
    private List<Droplet> foreign = List.of();

    /**
     * Removes nothing yet.
     *
     * @param seen told what there is at each look
     */
    Teardown(DigitalOceanApi api, Pauses pauses, Journal journal, RunId run, Consumer<Remains> seen) {
        this.api = requireNonNull(api);
        this.inventory = new Inventory(api);
        this.seen = requireNonNull(seen);
        this.pauses = requireNonNull(pauses);
        this.journal = requireNonNull(journal);
        this.run = requireNonNull(run);
        this.tag = CloudRun.tag(run);
        this.deadline = pauses.nanos() + LIMIT.toNanos();
    }

    /**
     * Removes all of it.
     *
     * @return how many resources; 0 if there were none
     * @throws EnvironmentUnusableException if something stays, or the API refuses or is out of reach; names what there was
     *     last and what it costs
     */
    int run() {
        try {
            return removeAll();
        } catch (DigitalOceanException e) {
            throw new EnvironmentUnusableException(
                    "Run " + run + " could not be removed; "
                            + last.map(known -> "when last seen, this was left of it: " + known)
                                    .orElse("what is left of it could not be seen, and its droplets cost money")
                            + ". The reason: " + e.getMessage(),
                    "Remove it as soon as the API lets you: nonet down --on digitalocean --run " + run + ".",
                    e);
        }
    }

    private int removeAll() {
        Remains remains = look();
        if (remains.isEmpty() && !journal.isOpen(run)) {
            return 0;
        }
        do {
            remove(remains);
            pauses.pause(Creation.UNSEEN);
            remains = look();
            requireTime(remains, "it came back");
        } while (!remains.isOnlyTag() || !removeTags());
        journal.end(run);
        return removed.size();
    }

    private Remains look() {
        return note(inventory.of(run));
    }

    private Remains note(Remains remains) {
        last = Optional.of(remains);
        seen.accept(remains);
        return remains;
    }

    private void remove(Remains remains) {
        removeDroplets();
        remains.vpcs().forEach(this::awaitEmpty);
        for (Firewall firewall : remains.firewalls()) {
            api.deleteFirewall(firewall.id());
            removed.add("firewall " + firewall.id());
        }
        remains.vpcs().forEach(this::removeVpc);
        for (SshKey key : remains.keys()) {
            api.deleteKey(key.id());
            removed.add("key " + key.id());
        }
    }

    /** Those that are still new stay when told to go, so all are told again at each look. */
    private void removeDroplets() {
        List<Droplet> left = droplets();
        while (!left.isEmpty()) {
            left.forEach(droplet -> removed.add("droplet " + droplet.id()));
            if (foreign.isEmpty()) {
                api.deleteDroplets(tag);
            } else {
                left.forEach(droplet -> api.deleteDroplet(droplet.id()));
            }
            requireTime("it cannot be deleted, or not yet");
            pauses.pause(LOOK);
            left = droplets();
        }
    }

    /** Those of the run; notes what else bears its tag. */
    private List<Droplet> droplets() {
        List<Droplet> tagged = api.droplets(tag);
        foreign =
                tagged.stream().filter(droplet -> !CloudRun.made(run, droplet)).toList();
        List<Droplet> own =
                tagged.stream().filter(droplet -> CloudRun.made(run, droplet)).toList();
        last.ifPresent(known -> note(known.with(own)));
        return own;
    }

    private void awaitEmpty(Vpc vpc) {
        for (List<VpcMember> members = api.members(vpc.id()); !members.isEmpty(); members = api.members(vpc.id())) {
            requireTime("VPC " + vpc.name() + " still has members: "
                    + String.join(", ", members.stream().map(VpcMember::urn).toList()));
            pauses.pause(LOOK);
            // One that was made without an answer shows itself here.
            removeDroplets();
        }
    }

    private void removeVpc(Vpc vpc) {
        while (true) {
            try {
                api.deleteVpc(vpc.id());
                removed.add("vpc " + vpc.id());
                return;
            } catch (RefusedException e) {
                if (!e.isHeld()) {
                    throw e;
                }
                requireTime("VPC " + vpc.name() + " cannot be deleted: " + e.reason());
                pauses.pause(LOOK);
                awaitEmpty(vpc);
            }
        }
    }

    /** @return whether the run's own tag is gone */
    private boolean removeTags() {
        RunTags tags = RunTags.of(run, api, pauses);
        if (tags.isUsed()) {
            requireNoForeign();
            return false;
        }
        if (tags.remove()) {
            removed.add("tag");
        }
        return true;
    }

    private void requireNoForeign() {
        if (droplets().isEmpty() && !foreign.isEmpty()) {
            throw new EnvironmentUnusableException(
                    "Run " + run + " is removed but for its tag " + tag + ", since "
                            + foreign.stream()
                                    .map(droplet -> droplet.name() + " (" + droplet.id() + ")")
                                    .collect(Collectors.joining(", "))
                            + " bear it and no other tag of Nonet's, as nothing does that was made for the run.",
                    "Take the run's tag from them, or delete them if they are of the run, then remove the run again.");
        }
    }

    private void requireTime(String why) {
        if (pauses.nanos() > deadline) {
            requireTime(look(), why);
        }
    }

    private void requireTime(Remains remains, String why) {
        if (pauses.nanos() > deadline && !remains.isEmpty()) {
            throw new EnvironmentUnusableException(
                    "Of run " + run + " this is left after " + LIMIT.toMinutes() + " min: " + remains + " (" + why
                            + ").",
                    "Remove the run again; if that does not help, remove these by hand.");
        }
    }
}
