package io.nonet.topology;

import java.io.Serial;

/** A topology breaks a rule; says which one, what the rule expects, and what was found. */
public final class TopologyException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Long enough for the list of all nodes of a large cluster. */
    private static final int LONGEST_RULE = 2000;

    private static final int LONGEST_FOUND = 120;

    private final String rule;
    private final String expected;
    private final String found;

    /**
     * Describes a broken rule.
     *
     * @param rule the property that is wrong, named as in a topology file, such as {@code consul-servers}
     * @param expected what the rule allows
     * @param found what was there instead; control characters are escaped and the tail of a long text is cut
     */
    public TopologyException(String rule, String expected, String found) {
        super(printable(rule, LONGEST_RULE) + ": expected " + printable(expected, LONGEST_RULE) + ", found "
                + printable(found, LONGEST_FOUND));
        this.rule = printable(rule, LONGEST_RULE);
        this.expected = printable(expected, LONGEST_RULE);
        this.found = printable(found, LONGEST_FOUND);
    }

    /** The property that is wrong, named as in a topology file, such as {@code consul-servers}. */
    public String rule() {
        return rule;
    }

    /** What the rule allows. */
    public String expected() {
        return expected;
    }

    /** What was there instead, on one line. */
    public String found() {
        return found;
    }

    /** Parts may come from a file and end on a terminal: no escape sequences, no endless lines. */
    private static String printable(String text, int longest) {
        var printable = new StringBuilder();
        text.codePoints().limit(longest).forEach(c -> {
            if (Character.isISOControl(c) || isInvisible(c)) {
                printable.append(String.format("\\u%04x", c));
            } else {
                printable.appendCodePoint(c);
            }
        });
        return printable + (text.codePointCount(0, text.length()) > longest ? "…" : "");
    }

    private static boolean isInvisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE -> true;
            default -> false;
        };
    }
}
