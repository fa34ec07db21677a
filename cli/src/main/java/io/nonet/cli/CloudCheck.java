package io.nonet.cli;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.nonet.cluster.EnvironmentUnusableException;
import io.nonet.digitalocean.DigitalOcean;
import io.nonet.digitalocean.LaunchPlan;
import io.nonet.digitalocean.Quote;
import java.time.Duration;

/** What {@code nonet up --on digitalocean} does: it checks and prices a launch. Droplets are not set up yet. */
record CloudCheck(DigitalOcean account, Terminal terminal) {
    CloudCheck {
        requireNonNull(account, "account");
        requireNonNull(terminal, "terminal");
    }

    /**
     * Checks a plan and tells its price; makes nothing.
     *
     * @param dryRun whether no more was asked for
     * @throws io.nonet.digitalocean.UnavailableChoiceException if region or size cannot be had
     * @throws EnvironmentUnusableException if it cannot be launched there, or if more than the check was asked for
     */
    void run(LaunchPlan plan, boolean dryRun, boolean json) {
        Quote quote = account.check(plan);
        if (json) {
            terminal.data(json(quote));
        } else {
            terminal.data("It could be launched, from image " + quote.image() + " in a private network " + quote.range()
                    + ".");
            Duration life =
                    Duration.between(plan.run().id().started(), plan.run().expires());
            terminal.data(quote + ", $" + quote.untilExpiry().toPlainString() + " for " + Words.rough(life) + ".");
        }
        if (!dryRun) {
            throw new EnvironmentUnusableException(
                    "Nonet does not set up droplets yet: the launch was checked, and nothing was made.",
                    "Launch it on Docker (leave out --on), or add --dry-run if the check is all you want.");
        }
    }

    private static String json(Quote quote) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("region", quote.plan().region())
                .put("image", quote.image())
                .put("range", quote.range().toString())
                .put("droplets", quote.plan().topology().nodes().size())
                .put("dollarsAnHour", quote.hourly())
                .put("dollarsUntilExpiry", quote.untilExpiry())
                .put("expires", quote.plan().run().expires().toString())
                .toPrettyString();
    }
}
