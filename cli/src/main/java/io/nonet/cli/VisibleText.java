package io.nonet.cli;

/** Text from elsewhere for a terminal: what would move its cursor, change its colours or turn its lines around is spelled out. */
final class VisibleText {
    private VisibleText() {}

    /** One line, with such as {@code \\u001b} for what is no character to be seen. */
    static String of(String untrusted) {
        StringBuilder visible = new StringBuilder();
        untrusted.codePoints().forEach(point -> {
            switch (Character.getType(point)) {
                case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                    visible.append(String.format("\\u%04x", point));
                default -> visible.appendCodePoint(point);
            }
        });
        return visible.toString();
    }
}
