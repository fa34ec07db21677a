package io.nonet.cli;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.nonet.cluster.EnvironmentUnusableException;
import io.nonet.digitalocean.DigitalOcean;
import io.nonet.digitalocean.LaunchPlan;
import io.nonet.digitalocean.Quote;
import java.time.Duration;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** What {@code nonet up --on digitalocean} does first: it checks and prices a launch. */
record CloudCheck(DigitalOcean account, Terminal terminal) {
    CloudCheck {
        requireNonNull(account, "account");
        requireNonNull(terminal, "terminal");
    }

    /**
     * Checks a plan and tells its price; makes nothing.
     *
     * @throws io.nonet.digitalocean.UnavailableChoiceException if region or size cannot be had
     * @throws EnvironmentUnusableException if it cannot be launched there
     */
    void run(LaunchPlan plan, boolean json) {
        Quote quote = account.check(plan);
        if (json) {
            terminal.data(json(quote));
        } else {
            terminal.data("It could be launched, from image " + quote.image() + " in a private network " + quote.range()
                    + ".");
            terminal.data(price(quote));
        }
    }

    /**
     * Checks a plan, tells its price, and has it accepted.
     *
     * @param accepted whether it is without asking
     * @throws io.nonet.digitalocean.UnavailableChoiceException if region or size cannot be had
     * @throws EnvironmentUnusableException if it cannot be launched there, or is not accepted
     * @throws CommandLine.ParameterException if there is nobody to ask
     */
    Quote accept(LaunchPlan plan, boolean accepted, CommandSpec spec) {
        Quote quote = account.check(plan);
        terminal.say(price(quote));
        if (accepted) {
            return quote;
        }
        if (!Terminal.isInteractive()) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "--yes: expected where there is no terminal to ask on, since a launch costs money; nothing was made");
        }
        if (!terminal.confirms("Launch it?")) {
            throw new EnvironmentUnusableException(
                    "The price was not accepted; nothing was made.", "Answer y, or give --yes.");
        }
        return again(quote);
    }

    /**
     * Checks again what somebody has thought over, which may have taken long.
     *
     * @throws EnvironmentUnusableException if it cannot be launched any more, or not for that price
     */
    Quote again(Quote accepted) {
        Quote now = account.check(accepted.plan());
        if (now.hourly().compareTo(accepted.hourly()) != 0) {
            throw new EnvironmentUnusableException(
                    "The launch costs $" + now.hourly().toPlainString() + " an hour now, not $"
                            + accepted.hourly().toPlainString() + " as was accepted; nothing was made.",
                    "Launch again.");
        }
        return now;
    }

    private static String price(Quote quote) {
        LaunchPlan plan = quote.plan();
        Duration life = Duration.between(plan.run().id().started(), plan.run().expires());
        return quote + ", $" + quote.untilExpiry().toPlainString() + " for " + Words.rough(life) + ".";
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
