package io.nonet.cli;

import java.util.ArrayList;
import java.util.List;

/** How a shell is told of variables; everything is quoted, so that no value can do anything but be a value. */
interface Shell {
    /** Gives a variable to all programs that the shell starts from now on. */
    String set(String name, String value);

    /** Takes a variable away; fine if it is not there. */
    String unset(String name);

    /** Puts a folder before all others on the search path, unless it is there already. */
    String first(String folder);

    /** The lines that make the change when the shell evaluates them. */
    default String render(EnvironmentChange change) {
        List<String> lines = new ArrayList<>();
        change.set().forEach((name, value) -> lines.add(set(name, value)));
        change.unset().forEach(name -> lines.add(unset(name)));
        change.first().ifPresent(folder -> lines.add(first(folder.toString())));
        return String.join("\n", lines);
    }
}
