package io.nonet.chaos.history;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The lines of a history's file.
 *
 * @param cutOff whether the last one has no line feed, so that it may have been cut off
 */
record HistoryLines(List<String> lines, boolean cutOff) {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    HistoryLines {
        lines = List.copyOf(requireNonNull(lines, "lines"));
    }

    /**
     * Takes a file's bytes apart. A byte order mark at its beginning is passed over; so is what a file that was cut off has of
     * its last character.
     *
     * @throws HistoryException if a line is no UTF-8; names it
     */
    static HistoryLines of(String file, byte[] bytes) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        for (int at = 0; at < bytes.length; at++) {
            if (bytes[at] == '\n') {
                lines.add(text(file, lines.size() + 1, ByteBuffer.wrap(bytes, start, at - start), true));
                start = at + 1;
            }
        }
        boolean cutOff = start < bytes.length;
        if (cutOff) {
            lines.add(text(file, lines.size() + 1, ByteBuffer.wrap(bytes, start, bytes.length - start), false));
        }
        if (!lines.isEmpty() && lines.get(0).startsWith(BYTE_ORDER_MARK)) {
            lines.set(0, lines.get(0).substring(1));
        }
        return new HistoryLines(lines, cutOff);
    }

    /** @param whole whether it does not end within a character */
    private static String text(String file, int number, ByteBuffer bytes, boolean whole) {
        CharBuffer text = CharBuffer.allocate(bytes.remaining());
        if (StandardCharsets.UTF_8.newDecoder().decode(bytes, text, whole).isError()) {
            throw new HistoryException(file + ":" + number, "expected UTF-8, found other bytes", null);
        }
        return text.flip().toString();
    }
}
