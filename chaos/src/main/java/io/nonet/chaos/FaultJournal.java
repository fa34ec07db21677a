package io.nonet.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.nonet.cluster.ClusterDirectory;
import io.nonet.cluster.EnvironmentUnusableException;
import io.nonet.cluster.Parallel;
import io.nonet.observe.OwnerOnly;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.function.Supplier;

/**
 * The faults that are injected into a cluster now, in the order of their injection, kept in its folder: every process
 * that works on the cluster sees the same ones.
 *
 * <p>A fault is written down before it is injected and struck out once it is healed, so that what a killed harness left
 * is known.
 */
record FaultJournal(ClusterDirectory directory) {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();
    private static final TypeReference<List<ActiveFault>> FAULTS = new TypeReference<>() {};
    /** Within one process a file's lock is refused, not waited for. */
    private static final Object OURS = new Object();

    /** The faults, oldest first; none if nothing was ever injected. */
    List<ActiveFault> read() {
        try {
            return List.copyOf(MAPPER.readValue(Files.readString(directory.faults()), FAULTS));
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (JsonProcessingException e) {
            throw new EnvironmentUnusableException(
                    directory.faults() + " is no list of faults: " + e.getOriginalMessage(),
                    "Remove it, then take away whatever is injected: nonet heal.",
                    e);
        } catch (IOException e) {
            throw unusable("read", directory.faults(), e);
        }
    }

    /** Replaces the list, whole or not at all. */
    void write(List<ActiveFault> faults) {
        Path next = directory.path().resolve("faults.json.next");
        try {
            Files.deleteIfExists(next);
            Files.createFile(next, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(next, MAPPER.writerFor(FAULTS).writeValueAsString(faults), UTF_8);
            Files.move(next, directory.faults(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw unusable("write", directory.faults(), e);
        }
    }

    /** A number that no fault of this cluster had before; to be called {@linkplain #alone alone}. */
    int nextNumber() {
        Path file = directory.lastFault();
        try {
            int last =
                    Files.exists(file) ? Integer.parseInt(Files.readString(file).strip()) : 0;
            Files.writeString(file, Integer.toString(last + 1));
            return last + 1;
        } catch (IOException | NumberFormatException e) {
            throw new EnvironmentUnusableException(
                    "Cannot count faults in " + file + ": " + e, "Remove it; the next fault is f1 then.", e);
        }
    }

    /**
     * Does something while no other process changes faults; to the end also if this thread is interrupted, as that of a
     * test is that takes too long. On a thread of its own, since an interrupted one can neither lock a file nor wait for a
     * machine.
     */
    <T> T alone(Supplier<T> change) {
        return Parallel.map(List.of(change), this::locked).get(0);
    }

    private <T> T locked(Supplier<T> change) {
        synchronized (OURS) {
            try (FileChannel channel = OwnerOnly.openForLock(directory.faultsLock())) {
                FileLock lock = channel.lock();
                try {
                    return change.get();
                } finally {
                    lock.release();
                }
            } catch (IOException e) {
                throw unusable("lock", directory.faultsLock(), e);
            }
        }
    }

    private static EnvironmentUnusableException unusable(String verb, Path file, IOException cause) {
        return new EnvironmentUnusableException(
                "Cannot " + verb + " " + file + ": " + cause, "Check the disk's room and who owns the folder.", cause);
    }
}
