package io.nonet.observe;

/** Cuts text that is too long to keep. */
final class CappedText {
    /** Room for the mark with the largest number it can hold. */
    private static final int MARK_BYTES = 40;

    private CappedText() {}

    /**
     * Returns {@code text} itself when it has at most {@code limit} bytes in UTF-8, else its beginning and a mark; the
     * result is never longer than the limit, so that cutting it again changes nothing. No character is cut in two.
     */
    static String cap(String text, int limit) {
        if (text.length() <= limit / 3) {
            return text; // A char of UTF-16 takes three bytes of UTF-8 at most: short lines need no counting.
        }
        long bytes = 0;
        int end = 0;
        for (int at = 0; at < text.length(); ) {
            int codePoint = text.codePointAt(at);
            at += Character.charCount(codePoint);
            bytes += utf8Length(codePoint);
            if (bytes <= limit - MARK_BYTES) {
                end = at;
            }
        }
        return bytes <= limit ? text : "%s … [cut, %d bytes]".formatted(text.substring(0, end), bytes);
    }

    private static int utf8Length(int codePoint) {
        if (codePoint < 0x80) {
            return 1;
        }
        if (codePoint < 0x800) {
            return 2;
        }
        return codePoint < 0x10000 ? 3 : 4;
    }
}
