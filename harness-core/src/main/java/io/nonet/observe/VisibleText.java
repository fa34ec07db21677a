package io.nonet.observe;

import java.util.function.IntPredicate;

/** Text that nobody vouches for, made safe to look at: it moves no cursor, and turns no line around. */
public final class VisibleText {
    private VisibleText() {}

    /**
     * The text with whatever is not seen by itself written as {@code \}{@code u001b}: control characters, line feeds among
     * them, marks that change the direction of writing, and halves of characters.
     */
    public static String of(String untrusted) {
        return written(untrusted, VisibleText::isSeen);
    }

    /**
     * The same of a text of several lines, whose tabs and ends of lines stay. JSON text means what it did: what is not seen in it
     * stands within strings, and a string may be written so.
     */
    public static String ofLines(String untrusted) {
        return written(untrusted.replace("\r\n", "\n"), point -> point == '\n' || point == '\t' || isSeen(point));
    }

    private static String written(String untrusted, IntPredicate asItIs) {
        StringBuilder visible = new StringBuilder(untrusted.length());
        untrusted.codePoints().forEach(point -> {
            if (asItIs.test(point)) {
                visible.appendCodePoint(point);
            } else {
                for (char unit : Character.toChars(point)) {
                    visible.append("\\u%04x".formatted((int) unit));
                }
            }
        });
        return visible.toString();
    }

    private static boolean isSeen(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
