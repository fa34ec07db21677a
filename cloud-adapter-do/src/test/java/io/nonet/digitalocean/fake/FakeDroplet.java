package io.nonet.digitalocean.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
    private final DropletMachine machine;
    private final List<FakeAction> actions = new ArrayList<>();
    final String privateAddress;
    private @Nullable Instant deleted;

    FakeDroplet(
            long id,
            String name,
            String vpc,
            ObjectNode order,
            List<String> tags,
            Instant created,
            Manners manners,
            String privateAddress,
            DropletMachine machine) {
        this.id = id;
        this.name = name;
        this.vpc = vpc;
        this.order = order;
        this.tags = new TreeSet<>(tags);
        this.created = created;
        this.manners = manners;
        this.privateAddress = privateAddress;
        this.machine = machine;
        actions.add(new FakeAction(id, "create", created, false));
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

    private boolean errored() {
        return manners.errored().contains(name) || (machine.hasFailed() && !machine.isMade());
    }

    private boolean made(Instant now) {
        return past(manners.activeAfter(), now) && machine.isMade() && !errored();
    }

    private String status(Instant now) {
        if (!made(now)) {
            return "new";
        }
        return machine.isOn() ? "active" : "off";
    }

    /** Whether something is being done to it, so that nothing else can be. */
    boolean pending(Instant now) {
        return actions.stream().anyMatch(action -> status(action, now).equals("in-progress"));
    }

    FakeAction act(long action, PowerAction power, Instant now, boolean fails) {
        if (!fails) {
            machine.act(power);
        }
        FakeAction begun = new FakeAction(action, power.type(), now, fails);
        actions.add(begun);
        return begun;
    }

    /** One that is still new takes no notice. */
    void delete(Instant now) {
        boolean isNew = !past(manners.activeAfter(), now) || !(machine.isMade() || errored());
        if (deleted == null && !isNew) {
            deleted = now;
            machine.remove();
        }
    }

    boolean gone(Instant now) {
        return deleted != null
                && machine.isGone()
                && !deleted.plus(manners.goneAfter()).isAfter(now);
    }

    boolean member(Instant now) {
        return deleted == null
                || !machine.isGone()
                || deleted.plus(manners.goneAfter()).plus(manners.memberAfter()).isAfter(now);
    }

    /** Its VPC cannot be deleted for a while yet, though it is no member any more. */
    boolean holdsVpc(Instant now) {
        return deleted == null
                || !machine.isGone()
                || deleted.plus(manners.goneAfter())
                        .plus(manners.memberAfter().multipliedBy(2))
                        .isAfter(now);
    }

    /** What was done to it, newest first. */
    List<ObjectNode> actions(Instant now) {
        List<ObjectNode> newestFirst = new ArrayList<>();
        actions.forEach(action -> newestFirst.add(0, json(action, now)));
        return newestFirst;
    }

    ObjectNode json(FakeAction action, Instant now) {
        return order.objectNode()
                .put("id", action.id())
                .put("status", status(action, now))
                .put("type", action.type())
                .put("started_at", action.started().toString())
                .put("resource_id", id)
                .put("resource_type", "droplet");
    }

    private String status(FakeAction action, Instant now) {
        if (action.id() == id) {
            if (made(now)) {
                return "completed";
            }
            return past(manners.activeAfter(), now) && errored() ? "errored" : "in-progress";
        }
        boolean last = action.equals(actions.get(actions.size() - 1));
        if (action.started().plus(manners.actionAfter()).isAfter(now) || (last && machine.isBusy())) {
            return "in-progress";
        }
        return action.fails() || (last && machine.hasFailed()) ? "errored" : "completed";
    }

    ObjectNode json(Instant now) {
        ObjectNode json = order.objectNode()
                .put("id", id)
                .put("name", name)
                .put("status", status(now))
                .put("created_at", created.toString())
                .put("vpc_uuid", vpc);
        ObjectNode networks = json.putObject("networks");
        var v4 = networks.putArray("v4");
        networks.putArray("v6");
        if (past(manners.addressesAfter(), now)) {
            v4.addObject().put("ip_address", privateAddress).put("type", "private");
        }
        if (past(manners.publicAfter(), now)) {
            v4.addObject().put("ip_address", machine.publicAddress()).put("type", "public");
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
