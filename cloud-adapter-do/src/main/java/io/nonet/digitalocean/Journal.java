package io.nonet.digitalocean;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nonet.cluster.EnvironmentUnusableException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/**
 * What one run was about to make, line by line, in a file that is on the disk before the call is made.
 *
 * <p>It is there from before the first call that makes something until all is proved to be gone. Removal does not need
 * it, since names and tags tell; it tells that a run may have made something which nobody has seen yet.
 */
record Journal(Path folder, Clock clock) {
    Journal {
        requireNonNull(folder, "folder");
        requireNonNull(clock, "clock");
    }

    /** Whether this computer began the run, and has not seen all of it gone. */
    boolean isOpen(RunId run) {
        return Files.exists(file(run));
    }

    /** Begins a run, or goes on with it. */
    void begin(CloudRun run, String region) {
        append(run.id(), event("begin").put("name", run.name()).put("region", region));
    }

    /** Says what will be made. Once this returns it is on the disk. */
    void intend(RunId run, String kind, List<String> names) {
        ObjectNode event = event("intend").put("kind", kind);
        names.forEach(event.putArray("names")::add);
        append(run, event);
    }

    /** Says what was made, or found to have been made. */
    void made(RunId run, String kind, String name, String id) {
        append(run, event("made").put("kind", kind).put("name", name).put("id", id));
    }

    /** Ends a run of which nothing is left. */
    void end(RunId run) {
        try {
            Files.deleteIfExists(file(run));
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException e) {
            // Other runs are written down there.
            return;
        } catch (IOException e) {
            throw new EnvironmentUnusableException("Cannot remove " + file(run) + ": " + e, "Remove it by hand.", e);
        }
    }

    private ObjectNode event(String what) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("time", clock.instant().toString())
                .put("event", what);
    }

    private void append(RunId run, ObjectNode event) {
        Path file = file(run);
        try {
            Files.createDirectories(folder, rights("rwx------"));
            try (FileChannel channel = FileChannel.open(
                    file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND), rights("rw-------"))) {
                ByteBuffer line = ByteBuffer.wrap((event + "\n").getBytes(UTF_8));
                while (line.hasRemaining()) {
                    channel.write(line);
                }
                channel.force(true);
            }
        } catch (IOException e) {
            throw new EnvironmentUnusableException(
                    "Cannot write " + file + ": " + e,
                    "Check the disk's room and who owns the folder; nothing is made that is not written down first.",
                    e);
        }
    }

    private FileAttribute<?>[] rights(String rights) {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))}
                : new FileAttribute<?>[0];
    }

    private Path file(RunId run) {
        return folder.resolve(run + ".jsonl");
    }
}
