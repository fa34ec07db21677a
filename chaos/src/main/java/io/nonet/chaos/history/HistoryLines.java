package io.nonet.chaos.history;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
                @Nullable String line = text(bytes, start, at);
                if (line == null) {
                    throw new HistoryException(
                            file + ":" + (lines.size() + 1), "expected UTF-8, found other bytes", null);
                }
                lines.add(line);
                start = at + 1;
            }
        }
        boolean cutOff = start < bytes.length;
        if (cutOff) {
            @Nullable String line = text(bytes, start, bytes.length);
            lines.add(line == null ? new String(bytes, start, bytes.length - start, StandardCharsets.UTF_8) : line);
        }
        if (!lines.isEmpty() && lines.get(0).startsWith(BYTE_ORDER_MARK)) {
            lines.set(0, lines.get(0).substring(1));
        }
        return new HistoryLines(lines, cutOff);
    }

    private static @Nullable String text(byte[] bytes, int start, int end) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, start, end - start))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
