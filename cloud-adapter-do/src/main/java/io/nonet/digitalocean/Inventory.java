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
import java.util.Optional;
import java.util.stream.Stream;

/** Finds what belongs to runs, from their tags and names alone. A look is one call for each kind of resource: five. */
record Inventory(DigitalOceanApi api) {
    Inventory {
        requireNonNull(api, "api");
    }

    /** What there is of one run; its droplets before all else, as they cost. */
    Remains of(RunId run) {
        List<Droplet> droplets = api.droplets(CloudRun.tag(run));
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
                .map(run -> remains(run, droplets, firewalls, vpcs, keys, tags))
                .toList();
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
                droplets.stream().filter(droplet -> CloudRun.made(run, droplet)).toList(),
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
