package io.nonet.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.nonet.observe.OwnerOnly;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What keeps two tests of one cluster from running at the same time: each would put down to the cluster what the other did to it.
 * It ends with its process at the latest.
 */
public final class SoleUse implements AutoCloseable {
    /** Of this process, which must not open such a file again: closing that would end the lock. */
    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private SoleUse(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Begins to use a cluster, until closed.
     *
     * @param directory of the cluster; is there
     * @throws EnvironmentUnusableException if a process uses it already, this one included; names it
     */
    public static SoleUse begin(ClusterDirectory directory) {
        Path file = directory.useLock();
        if (!OURS.add(file)) {
            throw inUse(directory, Long.toString(ProcessHandle.current().pid()));
        }
        boolean begun = false;
        try {
            SoleUse use = begin(directory, file);
            begun = true;
            return use;
        } catch (IOException e) {
            throw new EnvironmentUnusableException(
                    "Cannot lock " + file + ": " + e, "Check the disk's room and who owns the folder.", e);
        } finally {
            if (!begun) {
                OURS.remove(file);
            }
        }
    }

    private static SoleUse begin(ClusterDirectory directory, Path file) throws IOException {
        FileChannel channel = OwnerOnly.openForLock(file);
        if (channel.tryLock() == null) {
            channel.close();
            throw inUse(directory, Files.readString(file).strip());
        }
        channel.truncate(0);
        channel.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(UTF_8)));
        return new SoleUse(file, channel);
    }

    private static EnvironmentUnusableException inUse(ClusterDirectory directory, String process) {
        return new EnvironmentUnusableException(
                "Cluster " + directory.path().getFileName() + " is being tested already, by process " + process + ".",
                "Wait until that has ended, or use another cluster: two tests would disturb each other.");
    }

    /** Ends the use. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // It ends with the process.
            return;
        }
        OURS.remove(file);
    }
}
