package io.nonet.digitalocean;

import java.util.Collection;

/** A region or a size was asked for that DigitalOcean has not, or not there; the message lists what it has. */
public final class UnavailableChoiceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnavailableChoiceException(String option, Collection<String> available, String found) {
        super(option + ": expected one of " + String.join(", ", available) + ", found '" + found + "'");
    }
}
