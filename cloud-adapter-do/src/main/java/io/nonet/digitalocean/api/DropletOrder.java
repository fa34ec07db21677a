package io.nonet.digitalocean.api;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Droplets to be made by one call: alike in all but their names.
 *
 * @param names 1 to {@link #MOST_NAMES}
 * @param userData what each runs at its first boot; readable by all of its processes for ever, so without any secret
 */
public record DropletOrder(
        List<String> names,
        String region,
        String size,
        String image,
        long sshKey,
        String vpc,
        List<String> tags,
        String userData) {
    /** By the API's own limit. */
    public static final int MOST_NAMES = 10;

    public DropletOrder {
        names = List.copyOf(names);
        if (names.isEmpty() || names.size() > MOST_NAMES) {
            throw new IllegalArgumentException("One call makes 1 to " + MOST_NAMES + " droplets, not " + names.size());
        }
        requireNonNull(region, "region");
        requireNonNull(size, "size");
        requireNonNull(image, "image");
        requireNonNull(vpc, "vpc");
        tags = List.copyOf(tags);
        requireNonNull(userData, "userData");
    }
}
