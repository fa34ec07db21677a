package io.nonet.digitalocean.api;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/** The secret that authorises calls. No text that this class hands out holds it, but the one header that needs it. */
public final class ApiToken {
    private static final String HIDDEN = "[token]";
    private static final Pattern USABLE = Pattern.compile("[\\x21-\\x7e]+");

    private final String value;

    private ApiToken(String value) {
        this.value = value;
    }

    /**
     * Takes the token as it was given; white space around it is dropped.
     *
     * @throws IllegalArgumentException if it is empty, or holds what no header can; the message does not quote it
     */
    public static ApiToken of(String text) {
        String value = requireNonNull(text, "text").strip();
        if (!USABLE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    value.isEmpty() ? "it is empty" : "it holds spaces, line ends or letters outside ASCII");
        }
        return new ApiToken(value);
    }

    String authorization() {
        return "Bearer " + value;
    }

    /** The text without the token, should somebody have repeated it: proxies that explain an error do. */
    String hiddenIn(String text) {
        return text.replace(value, HIDDEN);
    }

    @Override
    public String toString() {
        return HIDDEN;
    }
}
