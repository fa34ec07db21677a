package io.nonet.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The option that says where a command works. */
final class PlaceOption {
    @Option(
            names = "--on",
            paramLabel = "PLACE",
            defaultValue = "docker",
            description = "docker, or digitalocean: the account of the token in DIGITALOCEAN_TOKEN. Default:"
                    + " ${DEFAULT-VALUE}.")
    private Place place = Place.DOCKER;

    boolean isCloud() {
        return place == Place.DIGITALOCEAN;
    }

    /**
     * Checks that an option which only makes sense on DigitalOcean was given there.
     *
     * @param value what it was given; null if it was not
     * @throws CommandLine.ParameterException if it was given elsewhere
     */
    void requireCloudFor(String option, @Nullable Object value, CommandSpec spec) {
        if (value != null && !isCloud()) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), option + ": expected with --on digitalocean, found without");
        }
    }
}
