package io.nonet.cluster;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * A process, told apart from later ones of the same number by the instant at which it started.
 *
 * @param startedMillis milliseconds since the epoch, 0 if the system does not tell
 */
public record Owner(String host, long process, long startedMillis) {
    public Owner {
        requireNonNull(host, "host");
    }

    /** This process. */
    public static Owner current() {
        return of(ProcessHandle.current());
    }

    /** Reads what {@link #toString()} wrote; empty for anything else. */
    public static Optional<Owner> parse(String text) {
        String[] parts = text.split("/", -1);
        try {
            return parts.length == 3
                    ? Optional.of(new Owner(parts[0], Long.parseLong(parts[1]), Long.parseLong(parts[2])))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Whether the process still lives; a process of another host counts as living, since nobody can tell. */
    public boolean isAlive() {
        return !host.equals(localHost())
                || (ProcessHandle.of(process)
                                .map(Owner::of)
                                .filter(this::equals)
                                .isPresent()
                        && !hasEnded());
    }

    /** A process that was killed keeps its number until its parent asks for its exit code; it is dead all the same. */
    private boolean hasEnded() {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(process), "stat"));
            // The state follows the name, which is in parentheses and may hold any character.
            return stat.startsWith("Z", stat.lastIndexOf(')') + 2);
        } catch (IOException e) {
            return false;
        }
    }

    private static Owner of(ProcessHandle handle) {
        long started = handle.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        return new Owner(localHost(), handle.pid(), started);
    }

    private static String localHost() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    @Override
    public String toString() {
        return host + "/" + process + "/" + startedMillis;
    }
}
