package io.nonet.digitalocean.fake;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Set;

/**
 * How the fake behaves throughout; times are those of its clock.
 *
 * @param sightAfter when a new resource appears in lists
 * @param foundAfter when a new droplet no longer answers 404 by its id
 * @param addressesAfter when its networks are no longer empty: its private address is there
 * @param publicAfter when its public one is
 * @param activeAfter when it is no longer new, and so can be deleted
 * @param goneAfter how long a droplet stays that is being deleted
 * @param memberAfter how long it then stays a member of its VPC, and once more as long in the way of its deletion
 * @param rulesAfter when a firewall has succeeded
 * @param actionAfter when an action on a droplet has ended
 * @param heldStatus what the deletion of a VPC is answered that something is still in: the real one answers 403 or 409
 * @param pageSize the most that a list's page holds
 * @param errored the names of droplets that cannot be made: their action ends errored
 */
public record Manners(
        Duration sightAfter,
        Duration foundAfter,
        Duration addressesAfter,
        Duration publicAfter,
        Duration activeAfter,
        Duration goneAfter,
        Duration memberAfter,
        Duration rulesAfter,
        Duration actionAfter,
        int heldStatus,
        int pageSize,
        Set<String> errored) {
    public Manners {
        requireNonNull(sightAfter, "sightAfter");
        requireNonNull(foundAfter, "foundAfter");
        requireNonNull(addressesAfter, "addressesAfter");
        requireNonNull(publicAfter, "publicAfter");
        requireNonNull(activeAfter, "activeAfter");
        requireNonNull(goneAfter, "goneAfter");
        requireNonNull(memberAfter, "memberAfter");
        requireNonNull(rulesAfter, "rulesAfter");
        requireNonNull(actionAfter, "actionAfter");
        errored = Set.copyOf(errored);
    }

    /** A usual day. */
    public static Manners calm() {
        return new Manners(
                Duration.ZERO,
                Duration.ofSeconds(2),
                Duration.ofSeconds(6),
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                Duration.ofSeconds(8),
                Duration.ofSeconds(5),
                Duration.ofSeconds(2),
                Duration.ofSeconds(5),
                403,
                200,
                Set.of());
    }

    /** A day on which all goes as fast as it can, for droplets that take their own time; the ugly parts are short. */
    public static Manners brisk() {
        Duration moment = Duration.ofSeconds(1);
        return new Manners(
                Duration.ZERO,
                moment,
                moment,
                moment,
                moment,
                moment,
                moment,
                moment,
                Duration.ZERO,
                403,
                200,
                Set.of());
    }

    /** Another, on which what is new stays out of sight for long, all goes slowly, and pages are short. */
    public static Manners sluggish() {
        return new Manners(
                Duration.ofSeconds(9),
                Duration.ofSeconds(20),
                Duration.ofSeconds(50),
                Duration.ofSeconds(90),
                Duration.ofSeconds(70),
                Duration.ofSeconds(40),
                Duration.ofSeconds(60),
                Duration.ofSeconds(30),
                Duration.ofSeconds(40),
                409,
                3,
                Set.of());
    }

    /** The same, but what is new stays out of sight for so long. */
    public Manners hiding(Duration length) {
        return with(length, publicAfter, heldStatus, errored);
    }

    /** The same, but these droplets cannot be made. */
    public Manners failing(String... names) {
        return with(sightAfter, publicAfter, heldStatus, Set.of(names));
    }

    /** The same, but public addresses come so late. */
    public Manners publicAfter(Duration length) {
        return with(sightAfter, length, heldStatus, errored);
    }

    /** The same, but the deletion of a VPC that something is in is answered so. */
    public Manners holdingVpcsBy(int status) {
        return with(sightAfter, publicAfter, status, errored);
    }

    private Manners with(Duration newSightAfter, Duration newPublicAfter, int newHeldStatus, Set<String> newErrored) {
        return new Manners(
                newSightAfter,
                foundAfter,
                addressesAfter,
                newPublicAfter,
                activeAfter,
                goneAfter,
                memberAfter,
                rulesAfter,
                actionAfter,
                newHeldStatus,
                pageSize,
                newErrored);
    }
}
