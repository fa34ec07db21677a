package io.nonet.digitalocean.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One droplet, whose state follows from the time. */
final class FakeDroplet {
    final long id;
    final String name;
    final String vpc;
    final ObjectNode order;
    final Set<String> tags;
    private final Instant created;
    private final Manners manners;
    private final String privateAddress;
    private @Nullable Instant deleted;

    FakeDroplet(
            long id,
            String name,
            String vpc,
            ObjectNode order,
            List<String> tags,
            Instant created,
            Manners manners,
            String privateAddress) {
        this.id = id;
        this.name = name;
        this.vpc = vpc;
        this.order = order;
        this.tags = new TreeSet<>(tags);
        this.created = created;
        this.manners = manners;
        this.privateAddress = privateAddress;
    }

    private boolean past(Duration since, Instant now) {
        return !created.plus(since).isAfter(now);
    }

    boolean inSight(Instant now) {
        return past(manners.sightAfter(), now);
    }

    boolean found(Instant now) {
        return past(manners.foundAfter(), now);
    }

    boolean errored() {
        return manners.errored().contains(name);
    }

    boolean active(Instant now) {
        return past(manners.activeAfter(), now) && !errored();
    }

    /** One that is still new takes no notice. */
    void delete(Instant now) {
        if (deleted == null && past(manners.activeAfter(), now)) {
            deleted = now;
        }
    }

    boolean gone(Instant now) {
        return deleted != null && !deleted.plus(manners.goneAfter()).isAfter(now);
    }

    boolean member(Instant now) {
        return deleted == null
                || deleted.plus(manners.goneAfter()).plus(manners.memberAfter()).isAfter(now);
    }

    /** Its VPC cannot be deleted for a while yet, though it is no member any more. */
    boolean holdsVpc(Instant now) {
        return deleted == null
                || deleted.plus(manners.goneAfter())
                        .plus(manners.memberAfter().multipliedBy(2))
                        .isAfter(now);
    }

    String actionStatus(Instant now) {
        if (!past(manners.activeAfter(), now)) {
            return "in-progress";
        }
        return errored() ? "errored" : "completed";
    }

    ObjectNode json(Instant now) {
        ObjectNode json = order.objectNode()
                .put("id", id)
                .put("name", name)
                .put("status", active(now) ? "active" : "new")
                .put("created_at", created.toString())
                .put("vpc_uuid", vpc);
        ObjectNode networks = json.putObject("networks");
        var v4 = networks.putArray("v4");
        networks.putArray("v6");
        if (past(manners.addressesAfter(), now)) {
            v4.addObject().put("ip_address", privateAddress).put("type", "private");
            v4.addObject().put("ip_address", "203.0.113." + id % 250).put("type", "public");
        }
        json.putObject("region").put("slug", order.path("region").asText());
        json.putObject("size")
                .put("slug", order.path("size").asText())
                .put("price_hourly", FakeCatalogue.price(order.path("size").asText()));
        json.put("size_slug", order.path("size").asText());
        var own = json.putArray("tags");
        tags.forEach(own::add);
        return json;
    }
}
