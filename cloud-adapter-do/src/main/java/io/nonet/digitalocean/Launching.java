package io.nonet.digitalocean;

import static java.util.Objects.requireNonNull;

import io.nonet.cluster.EnvironmentUnusableException;
import io.nonet.digitalocean.Creation.Kind;
import io.nonet.digitalocean.api.DigitalOceanApi;
import io.nonet.digitalocean.api.Droplet;
import io.nonet.digitalocean.api.DropletOrder;
import io.nonet.digitalocean.api.Firewall;
import io.nonet.digitalocean.api.FirewallOrder;
import io.nonet.digitalocean.api.RefusedException;
import io.nonet.digitalocean.api.SshKey;
import io.nonet.digitalocean.api.Tag;
import io.nonet.digitalocean.api.Vpc;
import io.nonet.topology.NodeSpec;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One launch: tag, key, VPC, firewall, then the droplets, so that none is ever without its firewall. */
final class Launching {
    private static final Duration FIREWALL_LIMIT = Duration.ofMinutes(2);
    private static final Duration FIREWALL_LOOK = Duration.ofSeconds(3);

    private final DigitalOceanApi api;
    private final Inventory inventory;
    private final GoingOn pauses;
    private final Creation creation;
    private final Quote quote;
    private final LaunchPlan plan;
    private final Admission admission;
    private final String name;
    private final String tag;

    Launching(DigitalOceanApi api, GoingOn pauses, Journal journal, Quote quote, Admission admission) {
        this.api = requireNonNull(api);
        this.inventory = new Inventory(api);
        this.pauses = requireNonNull(pauses);
        this.quote = requireNonNull(quote);
        this.plan = quote.plan();
        this.admission = requireNonNull(admission);
        this.name = plan.run().name();
        this.tag = CloudRun.tag(plan.run().id());
        this.creation = new Creation(journal, pauses, plan.run().id());
    }

    /** Makes all of it, and returns once every droplet is active and has its addresses. */
    List<NodeDroplet> run() {
        creation.one(
                new Kind<>("tag", true, Tag::name, Tag::name, api::tags, names -> List.of(api.createTag(tag))), tag);
        SshKey key = creation.one(
                new Kind<>(
                        "key",
                        true,
                        SshKey::name,
                        made -> Long.toString(made.id()),
                        api::keys,
                        names -> List.of(api.createKey(name, admission.publicKey()))),
                name);
        Vpc vpc = creation.one(
                new Kind<>(
                        "vpc",
                        true,
                        Vpc::name,
                        Vpc::id,
                        api::vpcs,
                        names -> List.of(
                                api.createVpc(name, plan.region(), quote.range().toString()))),
                name);
        Firewall firewall = creation.one(
                new Kind<>(
                        "firewall",
                        true,
                        Firewall::name,
                        Firewall::id,
                        api::firewalls,
                        names -> List.of(api.create(new FirewallOrder(
                                name, tag, admission.operator().cidr())))),
                name);
        batches().forEach((sample, names) -> createDroplets(sample, names, key, vpc));
        List<NodeDroplet> droplets =
                new DropletWatch(api, pauses, plan.run().id(), plan.topology().nodes()).await();
        awaitRules(firewall);
        return droplets;
    }

    /** The names of each call, by a node like which the others are: of one role, so of one size, ten at most. */
    private Map<NodeSpec, List<String>> batches() {
        Map<NodeSpec, List<String>> batches = new LinkedHashMap<>();
        for (var role :
                plan.topology().nodes().stream().map(NodeSpec::role).distinct().toList()) {
            List<NodeSpec> nodes = plan.topology().nodes(role);
            for (int from = 0; from < nodes.size(); from += DropletOrder.MOST_NAMES) {
                List<NodeSpec> some = nodes.subList(from, Math.min(nodes.size(), from + DropletOrder.MOST_NAMES));
                batches.put(some.get(0), some.stream().map(NodeSpec::name).toList());
            }
        }
        return batches;
    }

    private void createDroplets(NodeSpec sample, List<String> names, SshKey key, Vpc vpc) {
        creation.all(
                new Kind<>(
                        "droplet",
                        false,
                        Droplet::name,
                        made -> Long.toString(made.id()),
                        () -> inventory.droplets(plan.run().id()),
                        missing -> api.create(new DropletOrder(
                                missing,
                                plan.region(),
                                plan.size(sample),
                                quote.image(),
                                key.id(),
                                vpc.id(),
                                plan.run().tags(sample.role()),
                                admission.userData()))),
                names);
    }

    private void awaitRules(Firewall made) {
        long deadline = pauses.nanos() + FIREWALL_LIMIT.toNanos();
        Firewall seen = made;
        while (!seen.status().equals("succeeded")) {
            if (seen.status().equals("failed") || pauses.nanos() > deadline) {
                throw new EnvironmentUnusableException(
                        "The firewall " + name + " is not in place: expected it to have succeeded within "
                                + FIREWALL_LIMIT.toMinutes() + " min, found it " + seen.status() + ".",
                        "Launch again; without it the droplets would be open to anybody.");
            }
            pauses.pause(FIREWALL_LOOK);
            seen = look(seen);
        }
    }

    /** A new firewall may not be found by its id for a while. */
    private Firewall look(Firewall last) {
        try {
            return api.firewall(last.id());
        } catch (RefusedException e) {
            if (e.isNotFound()) {
                return last;
            }
            throw e;
        }
    }
}
