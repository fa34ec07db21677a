package io.nonet.observe;

import io.nonet.observe.Observation.RunFinished;
import io.nonet.observe.Observation.RunStarted;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Writes a run to its file, one JSON object a line, as {@code docs/run-file.md} describes it; thread-safe.
 *
 * <p>A line has reached the operating system when {@link #seen} returns: a harness that is killed leaves every line but
 * perhaps the last one whole. A machine that loses power may leave less, since nothing is synced to the disk.
 */
public final class RunFile implements ObservationListener, AutoCloseable {
    private final Path path;
    // Not a channel: an interrupt of the recording thread, as by a test's time limit, would close it for good.
    private final RandomAccessFile file;
    private long length;
    private boolean ended;
    private boolean closed;

    /** Writes to a file that is there already, and empty. */
    RunFile(Path path, RandomAccessFile file) {
        this.path = path;
        this.file = file;
    }

    /**
     * Creates the file, readable by its owner only, in a folder that exists.
     *
     * @throws RunFileException when it exists already, or can't be created
     */
    public static RunFile create(Path path) {
        try {
            OwnerOnly.createFile(path);
            return new RunFile(path, new RandomAccessFile(path.toFile(), "rw"));
        } catch (IOException e) {
            throw new RunFileException(path, "can't create the run file: " + e, e);
        }
    }

    /**
     * Appends a line; does nothing once closed, or after {@link RunFinished}, which is the last of a run.
     *
     * @throws IllegalStateException when the first observation is not {@link RunStarted}
     * @throws RunFileException when the disk refuses; what is in the file stays whole, and later lines are tried again
     */
    @Override
    public synchronized void seen(TimedObservation<?> seen) {
        if (closed || ended) {
            return;
        }
        if (length == 0 && !(seen.observation() instanceof RunStarted)) {
            throw new IllegalStateException("%s: expected run-started first, but was [%s]"
                    .formatted(path, seen.observation().getClass().getSimpleName()));
        }
        String line = length == 0 ? ObservationJson.firstLine(seen) : ObservationJson.line(seen);
        append((line + "\n").getBytes(StandardCharsets.UTF_8));
        ended = seen.observation() instanceof RunFinished;
    }

    /** Ends the file; what is seen later is left out. Does nothing when closed already. */
    @Override
    public synchronized void close() {
        closed = true;
        try {
            file.close();
        } catch (IOException e) {
            throw new RunFileException(path, "can't close the run file: " + e, e);
        }
    }

    private void append(byte[] line) {
        try {
            file.write(line);
            length += line.length;
        } catch (IOException e) {
            dropPartOfLine(e);
            throw new RunFileException(path, "can't write to the run file, is the disk full? " + e, e);
        }
    }

    private void dropPartOfLine(IOException failure) {
        try {
            file.setLength(length);
            file.seek(length);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }
}
