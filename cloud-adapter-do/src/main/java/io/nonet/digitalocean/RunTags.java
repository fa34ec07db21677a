package io.nonet.digitalocean;

import io.nonet.digitalocean.api.DigitalOceanApi;
import io.nonet.digitalocean.api.DigitalOceanException;
import io.nonet.digitalocean.api.Pauses;
import io.nonet.digitalocean.api.Retries;
import io.nonet.digitalocean.api.Tag;
import java.util.List;
import java.util.Optional;

/**
 * A run's own tag, and those that it shares with other runs.
 *
 * @param listed the account's tags, when they were looked at
 */
record RunTags(RunId run, DigitalOceanApi api, Pauses pauses, List<Tag> listed) {
    static RunTags of(RunId run, DigitalOceanApi api, Pauses pauses) {
        return new RunTags(run, api, pauses, api.tags());
    }

    /**
     * Whether anything bears the run's own: taken from a droplet that is not in sight yet, nobody would ever find that
     * again.
     */
    boolean isUsed() {
        return own().filter(Tag::isUsed).isPresent();
    }

    /**
     * Removes the shared ones, if there is no other run, then the run's own, the last of all that there is of it.
     *
     * @return whether there was one of its own
     */
    boolean remove() {
        boolean alone = removeShared(listed);
        own().ifPresent(tag -> api.deleteTag(tag.name()));
        if (!alone) {
            // The others may have been removed meanwhile, and have left the tags for the sake of this run.
            removeShared(api.tags());
        }
        return own().isPresent();
    }

    private Optional<Tag> own() {
        return listed.stream()
                .filter(known -> known.name().equals(CloudRun.tag(run)))
                .findFirst();
    }

    /**
     * Removes the tags that runs share, unless there is another run: how many bear a tag is told late. Where an attempt
     * fails another run may have begun before the next, so the tags are looked at anew.
     *
     * @return whether there is no other run
     */
    private boolean removeShared(List<Tag> seen) {
        Retries retries = new Retries(pauses);
        List<Tag> tags = seen;
        while (isLast(tags)) {
            try {
                tags.stream()
                        .filter(shared -> CloudRun.isShared(shared.name()) && shared.isUnused())
                        .forEach(shared -> api.deleteTagOnce(shared.name()));
                return true;
            } catch (DigitalOceanException e) {
                retries.await(e);
                tags = api.tags();
            }
        }
        return false;
    }

    private boolean isLast(List<Tag> tags) {
        return tags.stream()
                .flatMap(known -> CloudRun.ofTag(known.name()).stream())
                .allMatch(run::equals);
    }
}
