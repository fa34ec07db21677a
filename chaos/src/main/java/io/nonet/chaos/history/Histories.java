package io.nonet.chaos.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.nonet.observe.Observations;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads histories from whatever holds one. */
public final class Histories {
    private static final String RUN_FILE = "run.json";
    private static final String RUN_SCHEMA = "nonet-run/";

    private Histories() {}

    /**
     * Reads a history from a file of events, from a run file, or from the folder of a run.
     *
     * @param model what the operations work on; empty to go by what is asked
     * @throws HistoryException if it cannot be read, or there is nothing in it that can be judged; says where and why
     */
    public static History read(Path path, Optional<Model> model) {
        Path file = Files.isDirectory(path) ? path.resolve(RUN_FILE) : path;
        byte[] bytes = bytes(file);
        if (!isRun(bytes)) {
            return HistoryFile.parse(file.toString(), HistoryLines.of(file.toString(), bytes), model);
        }
        if (!Files.isRegularFile(file)) {
            throw new HistoryException(
                    file.toString(), "expected a run as a file, not from a pipe; name its folder", null);
        }
        return RunHistory.read(file, model);
    }

    /**
     * Makes a history of the requests of a run that may still go on.
     *
     * @throws HistoryException if no request can be judged
     */
    public static History of(Observations seen, Model model) {
        return RunHistory.of("what was seen", seen, OptionalInt.empty(), Optional.of(model));
    }

    /** All at once, since a pipe can be read once only. */
    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new HistoryException(file.toString(), "there is no such file", e);
        } catch (AccessDeniedException e) {
            throw new HistoryException(file.toString(), "this user may not read it", e);
        } catch (IOException e) {
            throw new HistoryException(file.toString(), "cannot be read: " + e, e);
        }
    }

    private static boolean isRun(byte[] bytes) {
        int end = 0;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        String first = new String(bytes, 0, end, StandardCharsets.UTF_8);
        return first.contains(RUN_SCHEMA) && isHeader(first);
    }

    /** Whether a line says itself what it is, rather than some value in it. */
    private static boolean isHeader(String line) {
        try {
            return HistoryJson.read(line).path("schema").asText().startsWith(RUN_SCHEMA);
        } catch (JsonProcessingException e) {
            // A run that was cut off in its first line; the reader of runs says so.
            return line.startsWith("{\"schema\":");
        }
    }
}
