package io.nonet.digitalocean;

import static java.util.Objects.requireNonNull;

import io.nonet.digitalocean.api.DigitalOceanApi;
import io.nonet.digitalocean.api.Droplet;
import io.nonet.digitalocean.api.Firewall;
import io.nonet.digitalocean.api.SshKey;
import io.nonet.digitalocean.api.Tag;
import io.nonet.digitalocean.api.Vpc;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Finds what belongs to runs, from their tags and names alone. A look is one call for each kind of resource: five; at all runs
 * one more for each that seems to have other droplets than those that are tagged as Nonet's.
 */
record Inventory(DigitalOceanApi api) {
    Inventory {
        requireNonNull(api, "api");
    }

    /** The droplets of one run, by id; each once, though a list that changes meanwhile has one on two pages. */
    List<Droplet> droplets(RunId run) {
        return made(run, api.droplets(CloudRun.tag(run)));
    }

    private static List<Droplet> made(RunId run, List<Droplet> listed) {
        Map<Long, Droplet> byId = new TreeMap<>();
        listed.stream()
                .filter(droplet -> CloudRun.made(run, droplet))
                .forEach(droplet -> byId.putIfAbsent(droplet.id(), droplet));
        return List.copyOf(byId.values());
    }

    /** What there is of one run; its droplets before all else, as they cost. */
    Remains of(RunId run) {
        List<Droplet> droplets = droplets(run);
        return remains(run, droplets, api.firewalls(), api.vpcs(), api.keys(), api.tags());
    }

    /** All runs of which there is anything, the oldest first. */
    List<Remains> all() {
        List<Droplet> droplets = api.droplets(CloudRun.TAG);
        List<Firewall> firewalls = api.firewalls();
        List<Vpc> vpcs = api.vpcs();
        List<SshKey> keys = api.keys();
        List<Tag> tags = api.tags();
        Stream<RunId> named = Stream.of(
                        firewalls.stream().map(Firewall::name),
                        vpcs.stream().map(Vpc::name),
                        keys.stream().map(SshKey::name))
                .flatMap(names -> names)
                .flatMap(name -> CloudRun.ofName(name).stream())
                .map(CloudRun::id);
        Stream<RunId> tagged = Stream.concat(
                        tags.stream().map(Tag::name), droplets.stream().flatMap(droplet -> droplet.tags().stream()))
                .flatMap(tag -> CloudRun.ofTag(tag).stream());
        return Stream.concat(named, tagged)
                .distinct()
                .sorted(Comparator.comparing(RunId::started).thenComparing(RunId::toString))
                .map(run -> remains(run, droplets(run, droplets, tags), firewalls, vpcs, keys, tags))
                .toList();
    }

    /** Asks by the run's own tag where {@code nonet} may have been taken from some of its droplets. */
    private List<Droplet> droplets(RunId run, List<Droplet> listed, List<Tag> tags) {
        List<Droplet> known = made(run, listed);
        boolean others = tags.stream()
                .filter(tag -> tag.name().equals(CloudRun.tag(run)))
                .anyMatch(tag -> known.isEmpty() || !tag.isBorneBy(known.size()));
        return others ? droplets(run) : known;
    }

    private static Remains remains(
            RunId run,
            List<Droplet> droplets,
            List<Firewall> firewalls,
            List<Vpc> vpcs,
            List<SshKey> keys,
            List<Tag> tags) {
        String tag = CloudRun.tag(run);
        return new Remains(
                run,
                droplets,
                firewalls.stream()
                        .filter(firewall -> isOf(run, firewall.name()))
                        .toList(),
                vpcs.stream().filter(vpc -> isOf(run, vpc.name())).toList(),
                keys.stream().filter(key -> isOf(run, key.name())).toList(),
                tags.stream().anyMatch(known -> known.name().equals(tag)));
    }

    private static boolean isOf(RunId run, String name) {
        Optional<CloudRun> named = CloudRun.ofName(name);
        return named.isPresent() && named.get().id().equals(run);
    }
}
