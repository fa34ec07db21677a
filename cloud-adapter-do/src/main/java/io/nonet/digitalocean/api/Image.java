package io.nonet.digitalocean.api;

import java.util.List;

/**
 * What a droplet's disk begins with.
 *
 * @param slug empty for an image that is being retired
 * @param regions the slugs of those that have it
 */
public record Image(long id, String slug, String distribution, String status, List<String> regions) {
    public Image {
        regions = List.copyOf(regions);
    }

    /** Whether a new droplet in that region can begin with it. */
    public boolean isIn(String region) {
        return !slug.isEmpty() && status.equals("available") && regions.contains(region);
    }
}
