package io.nonet.observe;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** Takes secrets out of text that is kept: the known ones, and every private key in PEM form; immutable. */
public final class Redaction {
    /** Takes out private keys only. */
    public static final Redaction PRIVATE_KEYS = of(List.of());

    // A key that is cut off has no end line: then all that follows may be key, and goes.
    private static final Pattern PRIVATE_KEY = Pattern.compile(
            "-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY-----.*?(?:-----END [A-Z0-9 ]{0,40}PRIVATE KEY-----|\\z)",
            Pattern.DOTALL);

    private final List<String> secrets;

    private Redaction(List<String> secrets) {
        this.secrets = secrets;
    }

    /** Takes out private keys and these texts, such as gossip keys; blank ones are passed over. */
    public static Redaction of(Collection<String> secrets) {
        // The longest first: one secret may be the beginning of another, whose rest would stay.
        return new Redaction(secrets.stream()
                .filter(secret -> !secret.isBlank())
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList());
    }

    /** The text with a mark in place of each secret. */
    public String apply(String text) {
        String redacted = PRIVATE_KEY.matcher(text).replaceAll("[redacted private key]");
        for (String secret : secrets) {
            redacted = redacted.replace(secret, "[redacted]");
        }
        return redacted;
    }

    /** How many secrets are known, never which. */
    @Override
    public String toString() {
        return "Redaction[%d secrets]".formatted(secrets.size());
    }
}
