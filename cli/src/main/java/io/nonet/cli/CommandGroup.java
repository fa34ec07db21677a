package io.nonet.cli;

import java.util.Map;
import java.util.concurrent.Callable;

/** A command that has commands of its own. */
interface CommandGroup {
    /** Its commands by their names, in the order in which they are listed. */
    Map<String, Callable<Integer>> commands();
}
