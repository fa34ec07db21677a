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
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

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
            List<@Nullable ActiveFault> faults = MAPPER.readValue(Files.readString(directory.faults()), FAULTS);
            if (faults == null || faults.contains(null)) {
                throw damaged("null", null);
            }
            return List.copyOf(faults);
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (JsonProcessingException e) {
            throw damaged(e.getOriginalMessage(), e);
        } catch (CharacterCodingException e) {
            throw damaged("not UTF-8", e);
        } catch (IOException e) {
            throw unusable("read", directory.faults(), e);
        }
    }

    private EnvironmentUnusableException damaged(String found, @Nullable Exception cause) {
        return new EnvironmentUnusableException(
                directory.faults() + " is no list of faults: " + found,
                "Remove it, then take away whatever is injected: nonet heal.",
                cause);
    }

    /** Replaces the list, whole or not at all. */
    void write(List<ActiveFault> faults) {
        try {
            write(directory.faults(), MAPPER.writerFor(FAULTS).writeValueAsBytes(faults));
        } catch (IOException e) {
            throw unusable("write", directory.faults(), e);
        }
    }

    private static void write(Path file, byte[] content) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ClusterDirectory.NEXT);
        OwnerOnly.write(next, content);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * A number that no fault of this cluster had before; to be called {@linkplain #alone alone}. Where the file that tells the
     * last one tells nothing, as after a full disk, none that is in place has it.
     */
    int nextNumber() {
        Path file = directory.lastFault();
        int next = Math.max(counted(file), active()) + 1;
        try {
            write(file, Integer.toString(next).getBytes(UTF_8));
            return next;
        } catch (IOException e) {
            throw unusable("write", file, e);
        }
    }

    private static int counted(Path file) {
        try {
            return Integer.parseInt(Files.readString(file).strip());
        } catch (NoSuchFileException | NumberFormatException | CharacterCodingException e) {
            return 0;
        } catch (IOException e) {
            throw unusable("read", file, e);
        }
    }

    private int active() {
        return read().stream()
                .map(ActiveFault::id)
                .filter(id -> id.matches("f\\d{1,9}"))
                .mapToInt(id -> Integer.parseInt(id.substring(1)))
                .max()
                .orElse(0);
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
