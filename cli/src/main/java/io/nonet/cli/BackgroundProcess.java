package io.nonet.cli;

import io.nonet.digitalocean.api.ApiAccess;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** This program once more, in a process that outlives this one and the terminal; it does not get the token. */
final class BackgroundProcess {
    /** What a terminal sends upon its keys, and upon its end, stays ignored in what a shell becomes. */
    private static final List<String> DEAF = List.of("sh", "-c", "trap '' INT HUP QUIT; exec \"$@\"", "sh");

    private BackgroundProcess() {}

    /**
     * Starts it.
     *
     * @param words exist for what it says; appended to
     * @throws IOException if the system refuses
     */
    static Process start(Path directory, Path words, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(DEAF);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(ProcessBuilder.Redirect.appendTo(words.toFile()))
                .redirectError(ProcessBuilder.Redirect.appendTo(words.toFile()));
        builder.environment().remove(ApiAccess.TOKEN);
        return builder.start();
    }
}
