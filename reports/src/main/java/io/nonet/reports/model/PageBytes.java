package io.nonet.reports.model;

import io.nonet.observe.VisibleText;

/** How many bytes a text takes in a page, at most. */
final class PageBytes {
    /** A quote, as a number. */
    private static final int ESCAPED = 5;

    private static final int NOT_ASCII = 3;

    private PageBytes() {}

    static int of(String text) {
        String shown = VisibleText.ofLines(text);
        int bytes = 0;
        for (int at = 0; at < shown.length(); at++) {
            bytes += switch (shown.charAt(at)) {
                case '&', '<', '>', '"', '\'' -> ESCAPED;
                default -> shown.charAt(at) < 0x80 ? 1 : NOT_ASCII;
            };
        }
        return bytes;
    }
}
