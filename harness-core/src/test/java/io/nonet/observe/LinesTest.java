package io.nonet.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LinesTest {
    @Test
    void tellsWhetherTheLastLineHasItsEnd() throws IOException {
        assertThat(lines("a\n\nb\n"))
                .containsExactly(
                        new Lines.Line(1, "a", true, true),
                        new Lines.Line(2, "", true, true),
                        new Lines.Line(3, "b", true, true));
        assertThat(lines("a\nb"))
                .containsExactly(new Lines.Line(1, "a", true, true), new Lines.Line(2, "b", false, true));
        assertThat(lines("")).isEmpty();
    }

    @Test
    void joinsLinesThatAreLongerThanWhatIsReadAtOnce() throws IOException {
        String longLine = "ü".repeat(100_000);
        assertThat(lines("x\n" + longLine + "\n" + longLine))
                .containsExactly(
                        new Lines.Line(1, "x", true, true),
                        new Lines.Line(2, longLine, true, true),
                        new Lines.Line(3, longLine, false, true));
    }

    @Test
    void tellsALineWithBytesThatAreNoUtf8FromOneThatHasTheirReplacement() throws IOException {
        byte[] bytes = {'a', (byte) 0xff, '\n', (byte) 0xef, (byte) 0xbf, (byte) 0xbd};
        assertThat(lines(bytes))
                .containsExactly(new Lines.Line(1, "a\uFFFD", true, false), new Lines.Line(2, "\uFFFD", false, true));
    }

    private static List<Lines.Line> lines(String text) throws IOException {
        return lines(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Lines.Line> lines(byte[] bytes) throws IOException {
        Lines lines = new Lines(new ByteArrayInputStream(bytes));
        List<Lines.Line> all = new ArrayList<>();
        for (Optional<Lines.Line> line = lines.next(); line.isPresent(); line = lines.next()) {
            all.add(line.get());
        }
        return all;
    }
}
