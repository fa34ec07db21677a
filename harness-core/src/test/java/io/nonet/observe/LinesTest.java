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
                        new Lines.Line(1, "a", true), new Lines.Line(2, "", true), new Lines.Line(3, "b", true));
        assertThat(lines("a\nb")).containsExactly(new Lines.Line(1, "a", true), new Lines.Line(2, "b", false));
        assertThat(lines("")).isEmpty();
    }

    @Test
    void joinsLinesThatAreLongerThanWhatIsReadAtOnce() throws IOException {
        String longLine = "ü".repeat(100_000);
        assertThat(lines("x\n" + longLine + "\n" + longLine))
                .containsExactly(
                        new Lines.Line(1, "x", true),
                        new Lines.Line(2, longLine, true),
                        new Lines.Line(3, longLine, false));
    }

    private static List<Lines.Line> lines(String text) throws IOException {
        Lines lines = new Lines(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        List<Lines.Line> all = new ArrayList<>();
        for (Optional<Lines.Line> line = lines.next(); line.isPresent(); line = lines.next()) {
            all.add(line.get());
        }
        return all;
    }
}
