package io.nonet.digitalocean;

import static java.util.Objects.requireNonNull;

import io.nonet.topology.Subnet;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A plan that can be carried out, as far as could be asked, and what it costs.
 *
 * @param image the slug of what the droplets' disks begin with
 * @param range of the private network
 * @param lines one for each size
 */
public record Quote(LaunchPlan plan, String image, Subnet range, List<Line> lines) {
    private static final BigDecimal SECONDS_OF_AN_HOUR =
            BigDecimal.valueOf(Duration.ofHours(1).toSeconds());

    /** So many droplets of a size; the price is for each, for an hour, in US dollars. */
    public record Line(int count, String size, BigDecimal priceHourly) {
        public Line {
            requireNonNull(size, "size");
            requireNonNull(priceHourly, "priceHourly");
        }
    }

    public Quote {
        requireNonNull(plan, "plan");
        requireNonNull(image, "image");
        requireNonNull(range, "range");
        lines = List.copyOf(lines);
    }

    /** What all droplets cost for an hour, in US dollars. */
    public BigDecimal hourly() {
        return lines.stream()
                .map(line -> line.priceHourly().multiply(BigDecimal.valueOf(line.count())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What they cost from the launch to the expiry of the run, in US dollars, rounded up to the cent. */
    public BigDecimal untilExpiry() {
        Duration life = Duration.between(plan.run().id().started(), plan.run().expires());
        return hourly().multiply(BigDecimal.valueOf(life.toSeconds()))
                .divide(SECONDS_OF_AN_HOUR, 2, RoundingMode.CEILING);
    }

    /** Such as {@code 9 droplets in sgp1 (6 × s-1vcpu-1gb, 3 × s-1vcpu-2gb): $0.10715 an hour}. */
    @Override
    public String toString() {
        int count = lines.stream().mapToInt(Line::count).sum();
        return count + " droplets in " + plan.region() + " ("
                + lines.stream().map(line -> line.count() + " × " + line.size()).collect(Collectors.joining(", "))
                + "): " + dollars(hourly()) + " an hour";
    }

    static String dollars(BigDecimal amount) {
        return "$" + amount.stripTrailingZeros().toPlainString();
    }
}
