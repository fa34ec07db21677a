package io.nonet.cli;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A command line as it is typed in a POSIX shell. */
final class CommandLineText {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:=@%+,-]+");

    private CommandLineText() {}

    static String of(List<String> words) {
        return words.stream()
                .map(word -> PLAIN.matcher(word).matches() ? word : PosixShell.quote(word))
                .collect(Collectors.joining(" "));
    }
}
