package io.nonet.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;

/** A terminal that remembers what was printed. */
final class TestingTerminal {
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Terminal terminal;

    TestingTerminal(boolean live, boolean colours) {
        terminal = new Terminal(new PrintStream(data, true, UTF_8), new PrintStream(said, true, UTF_8), live, colours);
    }

    static TestingTerminal plain() {
        return new TestingTerminal(false, false);
    }

    Terminal terminal() {
        return terminal;
    }

    String data() {
        return data.toString(UTF_8);
    }

    String said() {
        return said.toString(UTF_8);
    }
}
