package io.nonet.digitalocean;

import static java.util.Objects.requireNonNull;

import io.nonet.cluster.EnvironmentUnusableException;
import io.nonet.digitalocean.api.Account;
import io.nonet.digitalocean.api.DigitalOceanApi;
import io.nonet.digitalocean.api.Region;
import io.nonet.digitalocean.api.Size;
import io.nonet.digitalocean.api.Vpc;
import io.nonet.topology.NodeSpec;
import io.nonet.topology.Subnet;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Asks whether a plan can be carried out, and for how much; makes nothing. Costs six calls. */
final class Preflight {
    /** An up and its down in calm, by what they are allowed. */
    private static final int CALLS = 100;

    private final DigitalOceanApi api;
    private final Clock clock;

    Preflight(DigitalOceanApi api, Clock clock) {
        this.api = requireNonNull(api);
        this.clock = requireNonNull(clock);
    }

    /**
     * Checks token, account, region, sizes, image, name, network, limit and price.
     *
     * @throws UnavailableChoiceException if region or size cannot be had
     * @throws EnvironmentUnusableException for anything else that stands in the way
     */
    Quote check(LaunchPlan plan) {
        requireLife(plan);
        Account account = api.account();
        requireUnlocked(account);
        requireCalls();
        requireRegion(plan.region(), api.regions());
        List<Quote.Line> lines = lines(plan, api.sizes());
        requireRoom(account, plan.topology().nodes());
        String image = BaseImage.choose(plan.region(), api.distributions());
        Subnet range = range(plan, api.vpcs());
        Quote quote = new Quote(plan, image, range, lines);
        requirePrice(quote);
        return quote;
    }

    private void requireLife(LaunchPlan plan) {
        if (!plan.run().expires().isAfter(clock.instant())) {
            throw new EnvironmentUnusableException(
                    "The run " + plan.run().id() + " expired at " + plan.run().expires() + ".",
                    "Launch a new one that may live longer.");
        }
    }

    private static void requireUnlocked(Account account) {
        if (account.isLocked()) {
            throw new EnvironmentUnusableException(
                    "The account is locked: "
                            + (account.statusMessage().isEmpty() ? "no reason is given" : account.statusMessage())
                            + ".",
                    "Ask DigitalOcean's support; nothing can be made until then.");
        }
    }

    /** A launch that runs out of calls could not even be undone. */
    private void requireCalls() {
        api.callsLeft().ifPresent(left -> {
            if (left < CALLS) {
                throw new EnvironmentUnusableException(
                        "The token has " + left + " calls left this hour; a launch and its removal need up to " + CALLS
                                + ".",
                        "Wait, or use another token; all that use this one share its 5000 an hour.");
            }
        });
    }

    private static void requireRegion(String wanted, List<Region> regions) {
        List<String> available = regions.stream()
                .filter(Region::available)
                .map(Region::slug)
                .sorted()
                .toList();
        if (!available.contains(wanted)) {
            throw new UnavailableChoiceException("region", available, wanted);
        }
    }

    private static List<Quote.Line> lines(LaunchPlan plan, List<Size> sizes) {
        List<Size> there =
                sizes.stream().filter(size -> size.isIn(plan.region())).toList();
        Map<String, Integer> counts = new LinkedHashMap<>();
        plan.topology().nodes().forEach(node -> counts.merge(plan.size(node), 1, Integer::sum));
        List<Quote.Line> lines = new ArrayList<>();
        counts.forEach((slug, count) -> lines.add(
                new Quote.Line(count, slug, size(slug, plan.region(), there).priceHourly())));
        return lines;
    }

    private static Size size(String slug, String region, List<Size> there) {
        return there.stream()
                .filter(size -> size.slug().equals(slug))
                .findFirst()
                .orElseThrow(() -> new UnavailableChoiceException(
                        "size in " + region, there.stream().map(Size::slug).toList(), slug));
    }

    private void requireRoom(Account account, List<NodeSpec> nodes) {
        int limit = account.dropletLimit();
        int used = api.countDroplets();
        if (limit - used < nodes.size()) {
            throw new EnvironmentUnusableException(
                    "The account may have " + limit + " droplets and has " + used + "; " + nodes.size()
                            + " more are needed.",
                    "Delete some, or ask DigitalOcean for a higher limit (cloud.digitalocean.com, Settings).");
        }
    }

    private static Subnet range(LaunchPlan plan, List<Vpc> vpcs) {
        String cluster = plan.run().id().cluster();
        vpcs.stream().flatMap(vpc -> CloudRun.ofName(vpc.name()).stream()).forEach(other -> {
            if (other.id().cluster().equals(cluster)) {
                throw new EnvironmentUnusableException(
                        "There is a cluster " + cluster + " already: run " + other.id() + ".",
                        "Use another name, or remove that run first.");
            }
        });
        if (vpcs.stream().noneMatch(vpc -> vpc.region().equals(plan.region()))) {
            throw new EnvironmentUnusableException(
                    "There is no VPC in " + plan.region()
                            + " yet: the first one becomes the region's default, and can never be deleted.",
                    "Make the default one first: doctl vpcs create --name default-" + plan.region() + " --region "
                            + plan.region() + ".");
        }
        return PrivateRange.choose(plan.run().id(), plan.topology(), vpcs);
    }

    private static void requirePrice(Quote quote) {
        quote.plan().mostCost().ifPresent(most -> {
            if (quote.hourly().compareTo(most) > 0) {
                throw new EnvironmentUnusableException(
                        quote + ", more than the " + Quote.dollars(most) + " that it may cost.",
                        "Allow more, or choose smaller sizes or fewer nodes.");
            }
        });
    }
}
