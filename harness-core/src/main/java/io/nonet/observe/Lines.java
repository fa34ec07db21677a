package io.nonet.observe;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Takes a stream apart into lines, and tells whether the last one has its end, which no reader of the JDK does. */
final class Lines {
    private final InputStream in;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int number;

    Lines(InputStream in) {
        this.in = in;
    }

    /** The next line; empty at the end of the stream. */
    Optional<Line> next() throws IOException {
        bytes.reset();
        int next = in.read();
        while (next != -1 && next != '\n') {
            bytes.write(next);
            next = in.read();
        }
        boolean ended = next == '\n';
        if (!ended && bytes.size() == 0) {
            return Optional.empty();
        }
        number++;
        return Optional.of(new Line(number, bytes.toString(StandardCharsets.UTF_8), ended));
    }

    /**
     * A line without its end.
     *
     * @param number counted from 1
     * @param ended whether a line feed followed
     */
    record Line(int number, String text, boolean ended) {}
}
