package io.nonet.digitalocean.fake;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The regions, sizes and images that the fake has. */
final class FakeCatalogue {
    static final List<String> REGIONS = List.of("ams3", "nyc3", "sgp1");
    private static final List<String> FULL = List.of("nyc1");
    private static final Map<String, BigDecimal> SIZES = new TreeMap<>(Map.of(
            "s-1vcpu-1gb", new BigDecimal("0.00893"),
            "s-1vcpu-2gb", new BigDecimal("0.01786"),
            "s-2vcpu-4gb", new BigDecimal("0.03571"),
            "gpu-h100x1-80gb", new BigDecimal("3.39")));
    private static final Map<String, String> IMAGES = new TreeMap<>(Map.of(
            "debian-11-x64",
            "Debian",
            "debian-12-x64",
            "Debian",
            "debian-13-x64",
            "Debian",
            "ubuntu-24-04-x64",
            "Ubuntu"));

    private FakeCatalogue() {}

    static BigDecimal price(String size) {
        return SIZES.getOrDefault(size, BigDecimal.ZERO);
    }

    /** The large one is in one region only. */
    static boolean has(String region, String size) {
        return REGIONS.contains(region)
                && SIZES.containsKey(size)
                && (!size.startsWith("gpu") || region.equals("nyc3"));
    }

    static boolean hasImage(String image) {
        return IMAGES.containsKey(image);
    }

    static ArrayNode regions() {
        ArrayNode regions = JsonNodeFactory.instance.arrayNode();
        REGIONS.forEach(
                slug -> regions.addObject().put("slug", slug).put("name", slug).put("available", true));
        FULL.forEach(
                slug -> regions.addObject().put("slug", slug).put("name", slug).put("available", false));
        return regions;
    }

    static ArrayNode sizes() {
        ArrayNode sizes = JsonNodeFactory.instance.arrayNode();
        SIZES.forEach((slug, price) -> {
            var size = sizes.addObject()
                    .put("slug", slug)
                    .put("price_hourly", price)
                    .put("available", true);
            var regions = size.putArray("regions");
            REGIONS.stream().filter(region -> has(region, slug)).forEach(regions::add);
        });
        return sizes;
    }

    static ArrayNode images() {
        ArrayNode images = JsonNodeFactory.instance.arrayNode();
        IMAGES.forEach((slug, distribution) -> {
            var image = images.addObject()
                    .put("id", slug.hashCode() & 0xffff)
                    .put("slug", slug)
                    .put("distribution", distribution)
                    .put("status", "available");
            REGIONS.forEach(image.putArray("regions")::add);
        });
        // One that is being retired has no slug any more.
        images.addObject()
                .put("id", 9)
                .putNull("slug")
                .put("distribution", "Debian")
                .put("status", "retired");
        return images;
    }
}
