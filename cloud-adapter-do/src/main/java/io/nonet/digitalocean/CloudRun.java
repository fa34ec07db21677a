package io.nonet.digitalocean;

import static java.util.Objects.requireNonNull;

import io.nonet.digitalocean.api.Droplet;
import io.nonet.topology.Role;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One launch, and what everything made for it is called.
 *
 * <p>Droplets bear tags. VPC, firewall and key take none, so run and expiry are in their names. All tags but
 * {@code nonet} begin with {@code nonet:}, also those for roles: bare ones such as {@code consul-server} are what the
 * production clusters of the same account have, by which their firewalls and their {@code retry_join} find members.
 *
 * @param expires whole seconds
 */
public record CloudRun(RunId id, Instant expires) {
    /** Borne by every droplet of every run. */
    static final String TAG = "nonet";

    private static final String RUN_TAG = "nonet:run-";
    private static final String EXPIRES_TAG = "nonet:expires-";
    private static final String ROLE_TAG = "nonet:role-";
    private static final Pattern NAME = Pattern.compile("nonet-run-(.+)-expires-(\\d{1,12})");

    public CloudRun {
        requireNonNull(id, "id");
        requireNonNull(expires, "expires");
    }

    /** The name of its VPC, its firewall and its key. */
    public String name() {
        return "nonet-run-" + id + "-expires-" + expires.getEpochSecond();
    }

    /** The run that a name of a VPC, a firewall or a key tells of; empty for names of others. */
    static Optional<CloudRun> ofName(String name) {
        Matcher parts = NAME.matcher(name);
        if (!parts.matches()) {
            return Optional.empty();
        }
        Instant expires = Instant.ofEpochSecond(Long.parseLong(parts.group(2)));
        return RunId.parse(parts.group(1)).map(id -> new CloudRun(id, expires));
    }

    /** The tag that tells its droplets from all others. */
    static String tag(RunId id) {
        return RUN_TAG + id;
    }

    /** The run that a tag names; empty for tags of others. */
    static Optional<RunId> ofTag(String tag) {
        return tag.startsWith(RUN_TAG) ? RunId.parse(tag.substring(RUN_TAG.length())) : Optional.empty();
    }

    /** The expiry that a tag names; empty for other tags. */
    static Optional<Instant> expiryOfTag(String tag) {
        String seconds = tag.startsWith(EXPIRES_TAG) ? tag.substring(EXPIRES_TAG.length()) : "";
        return seconds.matches("\\d{1,12}")
                ? Optional.of(Instant.ofEpochSecond(Long.parseLong(seconds)))
                : Optional.empty();
    }

    /**
     * Whether a droplet was made for a run: it bears the run's tag and any of those that runs share, some of which may have
     * been taken from it. One that bears the former alone was given it by somebody else.
     */
    static boolean made(RunId id, Droplet droplet) {
        return droplet.tags().contains(tag(id)) && droplet.tags().stream().anyMatch(CloudRun::isShared);
    }

    /** Whether a tag is of the kind that runs share; the last of them to go takes it along. */
    static boolean isShared(String tag) {
        return tag.equals(TAG)
                || expiryOfTag(tag).isPresent()
                || Stream.of(Role.values()).anyMatch(role -> tag.equals(ROLE_TAG + role.label()));
    }

    /** What a droplet of that role bears from the moment it is made. */
    List<String> tags(Role role) {
        return List.of(TAG, tag(id), EXPIRES_TAG + expires.getEpochSecond(), ROLE_TAG + role.label());
    }
}
