package io.nonet.observe;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.nonet.observe.Observation.RunStarted;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads a run file back, also of a run that was killed or still goes on. */
public final class RunFileReader {
    private final Path file;
    private final LineOrder order = new LineOrder();

    private RunFileReader(Path file) {
        this.file = file;
    }

    /**
     * Reads the whole file.
     *
     * @throws RunFileException when it can't be read, is of another schema version, or a line is broken, or cannot stand where
     *     it does; only a last line without its end may be broken
     */
    public static RecordedRun read(Path file) {
        List<TimedObservation<?>> observations = new ArrayList<>();
        RunFileEnd end = read(file, observations::add);
        RunStarted started = (RunStarted) observations.get(0).observation();
        return new RecordedRun(
                started,
                new Observations(observations),
                end.cutOff() ? OptionalInt.of(end.lines()) : OptionalInt.empty());
    }

    /**
     * Reads the file and keeps nothing of it.
     *
     * @param listener hears of each observation in the order of the file; the first is a {@link RunStarted}
     * @throws RunFileException when it can't be read, is of another schema version, or a line is broken, or cannot stand where
     *     it does; only a last line without its end may be broken
     */
    public static RunFileEnd read(Path file, ObservationListener listener) {
        try (InputStream in = Files.newInputStream(file)) {
            return new RunFileReader(file).read(new Lines(in), listener);
        } catch (NoSuchFileException e) {
            throw new RunFileException(file, "there is no such run file", e);
        } catch (IOException e) {
            throw new RunFileException(file, "can't read the run file: " + e, e);
        }
    }

    private RunFileEnd read(Lines lines, ObservationListener listener) throws IOException {
        Lines.Line last = lines.next()
                .orElseThrow(() ->
                        new RunFileException(file, "is empty: the harness was stopped before it wrote anything", null));
        listener.seen(ordered(last, header(last)));
        for (Optional<Lines.Line> line = lines.next(); line.isPresent(); line = lines.next()) {
            last = line.get();
            TimedObservation<?> seen;
            try {
                seen = ObservationJson.read(text(last));
            } catch (JsonProcessingException e) {
                if (last.ended()) {
                    throw broken(last, e);
                }
                return new RunFileEnd(last.number(), true);
            }
            listener.seen(ordered(last, seen));
        }
        return new RunFileEnd(last.number(), false);
    }

    private TimedObservation<?> header(Lines.Line line) {
        try {
            String schema = ObservationJson.schema(text(line)).orElse("none");
            if (!schema.equals(ObservationJson.SCHEMA)) {
                throw new RunFileException(
                        file,
                        line.number(),
                        "expected a run file of schema [%s], but was [%s]: is it one, and of this version of nonet?"
                                .formatted(ObservationJson.SCHEMA, schema),
                        null);
            }
            TimedObservation<?> header = ObservationJson.read(line.text());
            if (header.observation() instanceof RunStarted) {
                return header;
            }
            throw new RunFileException(file, line.number(), "expected run-started in the first line", null);
        } catch (JsonProcessingException e) {
            throw broken(line, e);
        }
    }

    private static String text(Lines.Line line) throws JsonProcessingException {
        if (line.utf8()) {
            return line.text();
        }
        throw new JsonParseException("it has bytes that are no UTF-8");
    }

    private TimedObservation<?> ordered(Lines.Line line, TimedObservation<?> seen) {
        order.problem(seen).ifPresent(problem -> {
            throw new RunFileException(file, line.number(), problem, null);
        });
        return seen;
    }

    private RunFileException broken(Lines.Line line, JsonProcessingException cause) {
        return new RunFileException(
                file, line.number(), "expected an observation in JSON, but " + cause.getOriginalMessage(), cause);
    }
}
