package io.nonet.chaos.history;

import io.nonet.observe.Observations;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads histories from whatever holds one. */
public final class Histories {
    private static final String RUN_FILE = "run.json";
    private static final String RUN_SCHEMA = "\"schema\":\"nonet-run/";

    private Histories() {}

    /**
     * Reads a history from a file of events, from a run file, or from the folder of a run.
     *
     * @param model what the operations work on; empty to go by what is asked
     * @throws HistoryException if it cannot be read, or there is nothing in it that can be judged; says where and why
     */
    public static History read(Path path, Optional<Model> model) {
        Path file = Files.isDirectory(path) ? path.resolve(RUN_FILE) : path;
        return isRun(file) ? RunHistory.read(file, model) : HistoryFile.read(file, model);
    }

    /**
     * Makes a history of the requests of a run that may still go on.
     *
     * @throws HistoryException if no request can be judged
     */
    public static History of(Observations seen, Model model) {
        return RunHistory.of("what was seen", seen, OptionalInt.empty(), Optional.of(model));
    }

    private static boolean isRun(Path file) {
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            String first = reader.readLine();
            return first != null && first.contains(RUN_SCHEMA);
        } catch (IOException e) {
            // Whoever reads it as a history says what is wrong with it.
            return false;
        }
    }
}
