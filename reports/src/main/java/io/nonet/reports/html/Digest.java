package io.nonet.reports.html;

import java.util.regex.Pattern;

/** The digest of an image as a page shows it at a glance. */
public final class Digest {
    private static final Pattern SHA256 = Pattern.compile("sha256:([0-9a-f]{12})[0-9a-f]*");

    private Digest() {}

    /** The first twelve hex digits, by which Docker knows an image too; whatever is no digest stays as it is. */
    public static String shortened(String digest) {
        return SHA256.matcher(digest).replaceFirst("$1");
    }
}
