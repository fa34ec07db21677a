package io.nonet.observe;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Takes a stream apart into lines, and tells whether the last one has its end, which no reader of the JDK does. */
final class Lines {
    // Not by a buffered stream, which takes a lock for each byte: that was a third of the time of reading a run.
    private static final int CHUNK = 64 * 1024;
    /** What decoding puts in the place of bytes that are no character. */
    private static final char REPLACEMENT = '\uFFFD';

    private final InputStream in;
    private final byte[] chunk = new byte[CHUNK];
    /** The part of a line that stood in earlier chunks. */
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();

    private int next;
    private int filled;
    private int number;

    Lines(InputStream in) {
        this.in = in;
    }

    /** The next line; empty at the end of the stream. */
    Optional<Line> next() throws IOException {
        begun.reset();
        while (next < filled || fill()) {
            int from = next;
            while (next < filled && chunk[next] != '\n') {
                next++;
            }
            begun.write(chunk, from, next - from);
            if (next < filled) {
                next++;
                return Optional.of(line(true));
            }
        }
        return begun.size() == 0 ? Optional.empty() : Optional.of(line(false));
    }

    private boolean fill() throws IOException {
        next = 0;
        filled = Math.max(0, in.read(chunk));
        return filled > 0;
    }

    private Line line(boolean ended) {
        number++;
        String text = begun.toString(StandardCharsets.UTF_8);
        return new Line(number, text, ended, text.indexOf(REPLACEMENT) < 0 || isUtf8());
    }

    /** Asked only where a character may stand for bytes that are none: to decode a second time takes its time. */
    private boolean isUtf8() {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(begun.toByteArray()));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /**
     * A line without its end.
     *
     * @param number counted from 1
     * @param ended whether a line feed followed
     * @param utf8 whether all its bytes are; if not, the text has {@code U+FFFD} in their place
     */
    record Line(int number, String text, boolean ended, boolean utf8) {}
}
