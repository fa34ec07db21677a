package io.nonet.reports.model;

/** Text that is too long for where it is shown. */
public final class Shortened {
    private Shortened() {}

    /** The text itself, or its beginning and an ellipsis; never more than {@code limit} characters. */
    public static String text(String text, int limit) {
        if (text.length() <= limit) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(limit - 2)) ? limit - 2 : limit - 1;
        return text.substring(0, end) + "…";
    }
}
