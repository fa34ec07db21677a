package io.nonet.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.nonet.observe.VisibleText;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Scanner;

/**
 * Standard output for data, standard error for all else; the only class that touches either.
 *
 * <p>Safe for use by several threads.
 */
final class Terminal {
    private static final Path STREAMS = Path.of("/proc/self/fd");
    private static final int INPUT = 0;
    private static final int OUTPUT = 1;
    private static final int ERRORS = 2;

    private final PrintStream out;
    private final PrintStream err;
    private final boolean live;
    private final boolean colours;

    /**
     * Writes to these streams.
     *
     * @param live whether what was written to {@code err} can be drawn over
     * @param colours whether colours are wanted where they can be shown
     */
    Terminal(PrintStream out, PrintStream err, boolean live, boolean colours) {
        this.out = out;
        this.err = err;
        this.live = live;
        this.colours = colours;
    }

    static Terminal ofThisProcess(Map<String, String> environment) {
        String kind = environment.getOrDefault("TERM", "dumb");
        return new Terminal(
                new PrintStream(new FileOutputStream(FileDescriptor.out), false, UTF_8),
                new PrintStream(new FileOutputStream(FileDescriptor.err), false, UTF_8),
                !kind.equals("dumb") && isTerminal(ERRORS),
                // Any value counts but an empty one: https://no-color.org.
                environment.getOrDefault("NO_COLOR", "").isEmpty());
    }

    /** Whether somebody sits before both standard input and standard output. */
    static boolean isInteractive() {
        return isTerminal(INPUT) && isTerminal(OUTPUT);
    }

    /** Prints data; whatever text is in it moves no cursor, and JSON means what it did. */
    void data(String line) {
        exactData(VisibleText.ofLines(line));
    }

    /** Prints data as it is: what programs read, such as a shell or whoever looks for a file, and logs. */
    void exactData(String line) {
        out.println(line);
        out.flush();
    }

    /** Whether some of the data, also of what {@link #dataWriter} took, reached nobody. */
    boolean dataLost() {
        return out.checkError();
    }

    /** Tells the operator something; whatever text is in it moves no cursor. */
    void say(String line) {
        err.println(VisibleText.ofLines(line));
        err.flush();
    }

    /** Asks a question that is answered by y or yes; anything else, and no answer, is a no. */
    boolean confirms(String question) {
        err.print(question + " [y/N] ");
        err.flush();
        try (Scanner answers = new Scanner(new FileInputStream(FileDescriptor.in), UTF_8)) {
            return answers.hasNextLine()
                    && List.of("y", "yes").contains(answers.nextLine().strip().toLowerCase(Locale.ROOT));
        }
    }

    /** Writes control sequences and text as they are; only for a {@linkplain #live() live} terminal. */
    void draw(String text) {
        err.print(text);
        err.flush();
    }

    boolean live() {
        return live;
    }

    /** Whether what is {@linkplain #draw drawn} may have colours. */
    boolean colours() {
        return live && colours;
    }

    PrintWriter dataWriter() {
        return new PrintWriter(out, true, UTF_8);
    }

    /** Asks the system: the JDK's console tells of two streams at once, and since 22 it is always there. */
    private static boolean isTerminal(int stream) {
        Path link = STREAMS.resolve(Integer.toString(stream));
        try {
            String target = Files.readSymbolicLink(link).toString();
            return List.of("/dev/pts/", "/dev/tty", "/dev/console").stream().anyMatch(target::startsWith);
        } catch (IOException | UnsupportedOperationException e) {
            // No Linux, so nobody tells; plain lines can be read on a terminal, too.
            return false;
        }
    }
}
