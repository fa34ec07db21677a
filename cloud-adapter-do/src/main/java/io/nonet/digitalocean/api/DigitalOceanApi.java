package io.nonet.digitalocean.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.List;
import java.util.OptionalInt;

/**
 * The calls of the API that a cluster needs.
 *
 * <p>Lists bring all pages. What only asks or deletes is tried again for up to {@link Retries#PATIENCE}; what makes
 * something is tried once, and whoever asked looks for it before asking again. No more than four calls are made a
 * second. Every method throws {@link DigitalOceanException}. Safe for use by several threads.
 */
public final class DigitalOceanApi {
    private final Caller caller;

    public DigitalOceanApi(Exchange exchange, Pauses pauses) {
        this.caller = new Caller(exchange, pauses);
    }

    /** How many calls the last answer said the token has left this hour; empty if it did not. */
    public OptionalInt callsLeft() {
        return caller.callsLeft();
    }

    public Account account() {
        return caller.one(Call.get("/v2/account"), "account", Account.class);
    }

    public List<Region> regions() {
        return caller.all("/v2/regions", "regions", Region.class);
    }

    public List<Size> sizes() {
        return caller.all("/v2/sizes", "sizes", Size.class);
    }

    /** The images of bare distributions. */
    public List<Image> distributions() {
        return caller.all("/v2/images?type=distribution", "images", Image.class);
    }

    /** How many droplets the account has, whoever made them. */
    public int countDroplets() {
        return caller.total("/v2/droplets");
    }

    /** The droplets that bear a tag; empty if there is no such tag. */
    public List<Droplet> droplets(String tag) {
        return caller.allOrNone("/v2/droplets?tag_name=" + encoded(tag), "droplets", Droplet.class);
    }

    /** Makes droplets. They are {@code new}, and have no addresses yet. */
    public List<Droplet> create(DropletOrder order) {
        var body = Json.object();
        body.set("names", Json.of(order.names()));
        body.put("region", order.region());
        body.put("size", order.size());
        body.put("image", order.image());
        body.putArray("ssh_keys").add(order.sshKey());
        body.put("vpc_uuid", order.vpc());
        body.set("tags", Json.of(order.tags()));
        body.put("user_data", order.userData());
        return caller.several(Call.post("/v2/droplets", body), "droplets", "droplet", Droplet.class);
    }

    /** Has all droplets with this tag deleted, which takes its time and passes over those that are still new. */
    public void deleteDroplets(String tag) {
        caller.delete("/v2/droplets?tag_name=" + encoded(tag));
    }

    /** Has one droplet deleted, with the same limits. */
    public void deleteDroplet(long id) {
        caller.delete("/v2/droplets/" + id);
    }

    /** One droplet; a new one may not be found for a while. */
    public Droplet droplet(long id) {
        return caller.one(Call.get("/v2/droplets/" + id), "droplet", Droplet.class);
    }

    /** Begins something on a droplet, such as {@code power_off}; refused while something else is under way there. */
    public Action act(long droplet, String type) {
        return caller.one(
                Call.post("/v2/droplets/" + droplet + "/actions", Json.object().put("type", type)),
                "action",
                Action.class);
    }

    /** How something that was begun goes. */
    public Action action(long id) {
        return caller.one(Call.get("/v2/actions/" + id), "action", Action.class);
    }

    /** What was done to a droplet, newest first. */
    public List<Action> actions(long droplet) {
        return caller.all("/v2/droplets/" + droplet + "/actions", "actions", Action.class);
    }

    /** The account's keys; the API allows this ten times a minute. */
    public List<SshKey> keys() {
        return caller.all("/v2/account/keys", "ssh_keys", SshKey.class);
    }

    public SshKey createKey(String name, String publicKey) {
        var body = Json.object().put("name", name).put("public_key", publicKey);
        return caller.one(Call.post("/v2/account/keys", body), "ssh_key", SshKey.class);
    }

    /** Returns whether there was such a key. */
    public boolean deleteKey(long id) {
        return caller.delete("/v2/account/keys/" + id);
    }

    public List<Vpc> vpcs() {
        return caller.all("/v2/vpcs", "vpcs", Vpc.class);
    }

    public Vpc createVpc(String name, String region, String ipRange) {
        var body = Json.object().put("name", name).put("region", region).put("ip_range", ipRange);
        return caller.one(Call.post("/v2/vpcs", body), "vpc", Vpc.class);
    }

    /** What is in a VPC; empty if there is no such VPC. */
    public List<VpcMember> members(String vpc) {
        return caller.allOrNone("/v2/vpcs/" + vpc + "/members", "members", VpcMember.class);
    }

    /** Returns whether there was such a VPC. One with members is refused, as {@link RefusedException#isHeld} tells. */
    public boolean deleteVpc(String id) {
        return caller.delete("/v2/vpcs/" + id);
    }

    public List<Firewall> firewalls() {
        return caller.all("/v2/firewalls", "firewalls", Firewall.class);
    }

    public Firewall firewall(String id) {
        return caller.one(Call.get("/v2/firewalls/" + id), "firewall", Firewall.class);
    }

    public Firewall create(FirewallOrder order) {
        var body = Json.object().put("name", order.name());
        body.set("inbound_rules", Json.of(order.inbound()));
        body.set("outbound_rules", Json.of(order.outbound()));
        body.putArray("tags").add(order.tag());
        return caller.one(Call.post("/v2/firewalls", body), "firewall", Firewall.class);
    }

    /** Returns whether there was such a firewall. */
    public boolean deleteFirewall(String id) {
        return caller.delete("/v2/firewalls/" + id);
    }

    public List<Tag> tags() {
        return caller.all("/v2/tags", "tags", Tag.class);
    }

    /** Makes a tag; one that is there already is answered likewise. */
    public Tag createTag(String name) {
        return caller.one(Call.post("/v2/tags", Json.object().put("name", name)), "tag", Tag.class);
    }

    /** Returns whether there was such a tag. */
    public boolean deleteTag(String name) {
        return caller.delete("/v2/tags/" + encoded(name));
    }

    /** The same, but tried once: whoever asked looks whether nobody needs it before asking again. */
    public boolean deleteTagOnce(String name) {
        return caller.deleteOnce("/v2/tags/" + encoded(name));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
