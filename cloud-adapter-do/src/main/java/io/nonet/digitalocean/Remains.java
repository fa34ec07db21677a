package io.nonet.digitalocean;

import static java.util.Objects.requireNonNull;

import io.nonet.digitalocean.api.Droplet;
import io.nonet.digitalocean.api.Firewall;
import io.nonet.digitalocean.api.SshKey;
import io.nonet.digitalocean.api.Vpc;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What there is of one run, as its tag and its names tell.
 *
 * @param tagged whether its tag is there
 */
public record Remains(
        RunId run,
        List<Droplet> droplets,
        List<Firewall> firewalls,
        List<Vpc> vpcs,
        List<SshKey> keys,
        boolean tagged) {
    public Remains {
        requireNonNull(run, "run");
        droplets = List.copyOf(droplets);
        firewalls = List.copyOf(firewalls);
        vpcs = List.copyOf(vpcs);
        keys = List.copyOf(keys);
    }

    /** The same, but these are the droplets that there are. */
    Remains with(List<Droplet> now) {
        return new Remains(run, now, firewalls, vpcs, keys, tagged);
    }

    /** Whether nothing is there. */
    public boolean isEmpty() {
        return count() == 0;
    }

    /** Whether nothing is there but its tag, or not even that. */
    boolean isOnlyTag() {
        return droplets.isEmpty() && firewalls.isEmpty() && vpcs.isEmpty() && keys.isEmpty();
    }

    /** How many resources there are, the tag included. */
    public int count() {
        return droplets.size() + firewalls.size() + vpcs.size() + keys.size() + (tagged ? 1 : 0);
    }

    /** When the run expires; empty if nothing that is left tells. */
    public Optional<Instant> expires() {
        Stream<Instant> ofNames = Stream.of(
                        vpcs.stream().map(Vpc::name),
                        firewalls.stream().map(Firewall::name),
                        keys.stream().map(SshKey::name))
                .flatMap(names -> names)
                .flatMap(name -> CloudRun.ofName(name).stream())
                .map(CloudRun::expires);
        Stream<Instant> ofTags = droplets.stream()
                .flatMap(droplet -> droplet.tags().stream())
                .flatMap(tag -> CloudRun.expiryOfTag(tag).stream());
        return Stream.concat(ofNames, ofTags).findFirst();
    }

    /** What it costs an hour, in US dollars; all but droplets is free. */
    public BigDecimal hourly() {
        return droplets.stream().map(Droplet::priceHourly).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Such as {@code droplets consul-0 (17), consul-1 (18), VPC nonet-run-…; $0.01786 an hour}. */
    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        if (!droplets.isEmpty()) {
            parts.add(droplets.stream()
                    .map(droplet -> droplet.name() + " (" + droplet.id() + ")")
                    .collect(Collectors.joining(", ", "droplets ", "")));
        }
        firewalls.forEach(firewall -> parts.add("firewall " + firewall.name()));
        vpcs.forEach(vpc -> parts.add("VPC " + vpc.name()));
        keys.forEach(key -> parts.add("key " + key.name()));
        if (tagged) {
            parts.add("tag " + CloudRun.tag(run));
        }
        return (parts.isEmpty() ? "nothing" : String.join(", ", parts)) + "; " + Quote.dollars(hourly()) + " an hour";
    }
}
