package io.nonet.digitalocean.api;

import java.math.BigDecimal;
import java.util.List;

/**
 * A kind of droplet.
 *
 * @param priceHourly in US dollars
 * @param regions the slugs of those that have it
 * @param available whether new droplets can be of this kind at all
 */
public record Size(String slug, BigDecimal priceHourly, List<String> regions, boolean available) {
    public Size {
        regions = List.copyOf(regions);
    }

    /** Whether a droplet of this kind can be made in that region. */
    public boolean isIn(String region) {
        return available && regions.contains(region);
    }
}
