package io.nonet.digitalocean.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nonet.topology.Subnet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** What the account has. */
final class FakeState {
    /** A key, a VPC or a firewall. */
    record Item(ObjectNode json, Instant made) {}

    final Map<String, Item> keys = new LinkedHashMap<>();
    final Map<String, Item> vpcs = new LinkedHashMap<>();
    final Map<String, Item> firewalls = new LinkedHashMap<>();
    final Map<Long, FakeDroplet> droplets = new LinkedHashMap<>();
    final Set<String> tags = new TreeSet<>();
    int dropletLimit = 25;
    String accountStatus = "active";
    boolean held;
    int failingActions;
    int made;

    private final Clock clock;
    private final Manners manners;
    private final Hardware hardware;
    private Duration ago = Duration.ZERO;
    private long next = 1000;

    FakeState(Clock clock, Manners manners, Hardware hardware) {
        this.clock = clock;
        this.manners = manners;
        this.hardware = hardware;
    }

    Instant now() {
        return clock.instant().minus(ago);
    }

    /** Does something as if others had done it long before, so that no hardware is needed. */
    void inThePast(Runnable something) {
        ago = Duration.ofDays(30);
        something.run();
        ago = Duration.ZERO;
    }

    private boolean isOpen(Item item) {
        return !item.made().plus(manners.sightAfter()).isAfter(now());
    }

    List<JsonNode> inSight(Map<String, Item> items) {
        List<JsonNode> seen = new ArrayList<>();
        items.values().stream().filter(this::isOpen).forEach(item -> seen.add(item.json()));
        return seen;
    }

    List<FakeDroplet> live() {
        droplets.values().removeIf(droplet -> droplet.gone(now()) && !droplet.holdsVpc(now()));
        return droplets.values().stream()
                .filter(droplet -> !droplet.gone(now()))
                .toList();
    }

    List<FakeDroplet> members(String vpc) {
        return droplets.values().stream()
                .filter(droplet -> droplet.vpc.equals(vpc) && droplet.member(now()))
                .toList();
    }

    long number() {
        return next++;
    }

    String uuid() {
        return "5a4981aa-9653-4bd1-bef5-" + String.format("%012d", number());
    }

    Answer createKey(JsonNode body) {
        String key = body.path("public_key").asText();
        if (!key.startsWith("ssh-")) {
            return Answer.unprocessable("Key invalid, key should be of the format `type key [comment]`");
        }
        if (keys.values().stream()
                .anyMatch(item -> item.json().path("public_key").asText().equals(key))) {
            return Answer.unprocessable("SSH Key is already in use on your account");
        }
        long id = number();
        ObjectNode json =
                object().put("id", id).put("name", body.path("name").asText()).put("public_key", key);
        keys.put(Long.toString(id), new Item(json, now()));
        return wrapped(201, "ssh_key", json);
    }

    Answer createVpc(JsonNode body) {
        String name = body.path("name").asText();
        String range = body.path("ip_range").asText();
        String region = body.path("region").asText();
        if (!name.matches("[a-zA-Z0-9.-]{1,255}") || !FakeCatalogue.REGIONS.contains(region)) {
            return Answer.unprocessable("name or region is invalid");
        }
        for (Item item : vpcs.values()) {
            if (item.json().path("name").asText().equals(name)) {
                return Answer.unprocessable("a VPC with the same name already exists in your account");
            }
            if (Subnet.parse(range).overlaps(item.json().path("ip_range").asText())) {
                return Answer.unprocessable("This range/size overlaps with another VPC network in your account");
            }
        }
        boolean first = vpcs.values().stream()
                .noneMatch(item -> item.json().path("region").asText().equals(region));
        String id = uuid();
        if (ago.isZero() && !hardware.connect(id, range)) {
            return Answer.unprocessable("This range/size overlaps with another VPC network in your account");
        }
        ObjectNode json = object().put("id", id)
                .put("name", name)
                .put("region", region)
                .put("ip_range", range)
                .put("default", first)
                .put("created_at", now().toString());
        vpcs.put(id, new Item(json, now()));
        return wrapped(201, "vpc", json);
    }

    Answer createFirewall(JsonNode body) {
        String name = body.path("name").asText();
        for (JsonNode rule : body.path("inbound_rules")) {
            if (!rule.path("ports").isTextual()) {
                return Answer.unprocessable("ports must be a string");
            }
        }
        for (JsonNode tag : body.path("tags")) {
            if (!tags.contains(tag.asText())) {
                return Answer.unprocessable("tag " + tag.asText() + " does not exist");
            }
        }
        if (firewalls.values().stream()
                .anyMatch(item -> item.json().path("name").asText().equals(name))) {
            return Answer.error(409, "conflict", "duplicate name");
        }
        String id = uuid();
        ObjectNode json = (ObjectNode) body.deepCopy();
        json.put("id", id).put("status", "waiting");
        firewalls.put(id, new Item(json, now()));
        return wrapped(202, "firewall", json);
    }

    void settleFirewalls() {
        firewalls.values().forEach(item -> {
            if (!item.made().plus(manners.rulesAfter()).isAfter(now())) {
                item.json().put("status", "succeeded");
            }
        });
    }

    Answer createDroplets(JsonNode body) {
        List<String> names = new ArrayList<>();
        body.path("names").forEach(name -> names.add(name.asText()));
        String problem = problem(body, names);
        if (!problem.isEmpty()) {
            return Answer.unprocessable(problem);
        }
        List<String> own = new ArrayList<>();
        body.path("tags").forEach(tag -> own.add(tag.asText()));
        tags.addAll(own);
        ObjectNode answer = object();
        var list = answer.putArray("droplets");
        var actions = answer.putObject("links").putArray("actions");
        for (String name : names) {
            made++;
            FakeDroplet droplet = add(name, (ObjectNode) body, own, hardware);
            list.add(droplet.json(now()));
            actions.addObject().put("id", droplet.id).put("rel", "create");
        }
        return Answer.json(202, answer);
    }

    /** Adds one that is nothing but what is said of it. */
    void addForeign(String name, ObjectNode order, List<String> own) {
        add(name, order, own, Hardware.NONE);
    }

    private FakeDroplet add(String name, ObjectNode order, List<String> own, Hardware hardware) {
        String vpc = order.path("vpc_uuid").asText();
        long id = number();
        Item network = vpcs.get(vpc);
        String range = network == null
                ? "10.120.0.0/20"
                : network.json().path("ip_range").asText();
        Subnet subnet = Subnet.parse(range);
        String address = IntStream.rangeClosed(2, subnet.lastHost())
                .mapToObj(subnet::address)
                .filter(free -> droplets.values().stream()
                        .noneMatch(droplet -> droplet.vpc.equals(vpc) && droplet.privateAddress.equals(free)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No address of " + subnet + " is free"));
        DropletMachine machine = (manners.errored().contains(name) ? Hardware.NONE : hardware)
                .make(new Hardware.Order(
                        id,
                        name,
                        vpc,
                        address,
                        publicKeys(order),
                        order.path("user_data").asText()));
        FakeDroplet droplet = new FakeDroplet(id, name, vpc, order, own, now(), manners, address, machine);
        droplets.put(id, droplet);
        return droplet;
    }

    private List<String> publicKeys(ObjectNode order) {
        List<String> found = new ArrayList<>();
        for (JsonNode key : order.path("ssh_keys")) {
            Item item = keys.get(key.asText());
            if (item != null) {
                found.add(item.json().path("public_key").asText());
            }
        }
        return found;
    }

    Answer act(FakeDroplet droplet, String type) {
        Optional<PowerAction> action = PowerAction.of(type);
        if (action.isEmpty()) {
            return Answer.unprocessable("The action " + type + " is not one that this fake has.");
        }
        if (droplet.pending(now())) {
            return Answer.unprocessable("Droplet already has a pending event.");
        }
        boolean fails = failingActions > 0;
        failingActions -= fails ? 1 : 0;
        FakeAction begun = droplet.act(number(), action.get(), now(), fails);
        return wrapped(201, "action", droplet.json(begun, now()));
    }

    void delete(FakeDroplet droplet) {
        if (!held) {
            droplet.delete(now());
        }
    }

    private String problem(JsonNode body, List<String> names) {
        String region = body.path("region").asText();
        if (names.isEmpty() || names.size() > 10) {
            return "names must hold 1 to 10";
        }
        if (live().size() + names.size() > dropletLimit) {
            return "creating this/these droplet(s) will exceed your droplet limit";
        }
        if (!FakeCatalogue.has(region, body.path("size").asText())) {
            return "Size is not available in this region.";
        }
        if (!FakeCatalogue.hasImage(body.path("image").asText())) {
            return "You specified an invalid image for Droplet creation.";
        }
        for (JsonNode key : body.path("ssh_keys")) {
            if (!keys.containsKey(key.asText())) {
                return key.asText() + " are invalid key identifiers for Droplet creation.";
            }
        }
        if (!vpcs.containsKey(body.path("vpc_uuid").asText())) {
            return "VPC does not exist";
        }
        return body.path("user_data").asText().length() > 64 * 1024 ? "user_data is too long" : "";
    }

    Answer createTag(JsonNode body) {
        String name = body.path("name").asText();
        if (!name.matches("[a-zA-Z0-9_:-]{1,255}")) {
            return Answer.wrongTag("name is invalid: only letters, numbers, colons, dashes and underscores");
        }
        tags.add(name);
        return wrapped(201, "tag", tag(name));
    }

    ObjectNode tag(String name) {
        long count =
                live().stream().filter(droplet -> droplet.tags.contains(name)).count();
        ObjectNode json = object().put("name", name);
        ObjectNode resources = json.putObject("resources").put("count", count);
        resources.putObject("droplets").put("count", count);
        return json;
    }

    /** Returns whether there was such a tag. */
    boolean removeTag(String name) {
        droplets.values().forEach(droplet -> droplet.tags.remove(name));
        return tags.remove(name);
    }

    Answer deleteVpc(String id) {
        Item vpc = vpcs.get(id);
        if (vpc == null) {
            return Answer.notFound();
        }
        if (vpc.json().path("default").asBoolean()) {
            return Answer.error(403, "forbidden", "Can not delete default VPCs");
        }
        if (droplets.values().stream().anyMatch(droplet -> droplet.vpc.equals(id) && droplet.holdsVpc(now()))) {
            return Answer.error(
                    manners.heldStatus(),
                    manners.heldStatus() == 403 ? "forbidden" : "conflict",
                    "Can not delete VPC with members");
        }
        hardware.disconnect(id);
        vpcs.remove(id);
        return Answer.empty(204);
    }

    /** All that is there, one line for each thing, in an order of its own. */
    Set<String> everything() {
        Set<String> all = new LinkedHashSet<>();
        live().forEach(droplet -> all.add("droplet " + droplet.name + " " + droplet.id));
        keys.values().forEach(item -> all.add("key " + item.json().path("name").asText()));
        vpcs.values().forEach(item -> all.add("vpc " + item.json().path("name").asText()));
        firewalls
                .values()
                .forEach(item -> all.add("firewall " + item.json().path("name").asText()));
        tags.forEach(tag -> all.add("tag " + tag));
        return all;
    }

    static Answer wrapped(int status, String field, JsonNode json) {
        return Answer.json(status, object().set(field, json));
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
