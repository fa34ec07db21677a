package io.nonet.digitalocean;

import io.nonet.cluster.EnvironmentUnusableException;
import io.nonet.digitalocean.api.Image;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Chooses what the droplets' disks begin with: a Debian, as the machine image does. */
final class BaseImage {
    /** The release of the machine image. Images age and vanish, so newer ones are taken in its absence. */
    private static final int RELEASE = 12;

    private static final Pattern SLUG = Pattern.compile("debian-([0-9]{1,3})-x64");

    private BaseImage() {}

    /**
     * The slug of Debian 12, or of the oldest release after it that the region has.
     *
     * @throws EnvironmentUnusableException if there is none; lists what there is
     */
    static String choose(String region, List<Image> images) {
        List<String> there = images.stream()
                .filter(image -> image.isIn(region))
                .map(Image::slug)
                .toList();
        return there.stream()
                .filter(slug -> release(slug) >= RELEASE)
                .min(Comparator.comparingInt(BaseImage::release))
                .orElseThrow(() -> new EnvironmentUnusableException(
                        "There is no image of Debian " + RELEASE + " or newer in " + region + "; there are "
                                + String.join(", ", there) + ".",
                        "Choose another region."));
    }

    private static int release(String slug) {
        Matcher parts = SLUG.matcher(slug);
        return parts.matches() ? Integer.parseInt(parts.group(1)) : -1;
    }
}
