package io.nonet.digitalocean.ssh;

import static java.util.Objects.requireNonNull;

import io.nonet.cluster.ExecResult;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.channel.exception.SshChannelOpenException;
import org.apache.sshd.common.util.net.SshdSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * One machine's session, made when it is needed and made anew when it is lost, with the ways through it.
 *
 * <p>Safe for use by several threads, which share the session.
 */
final class SshLink {
    private static final String LOOPBACK = "127.0.0.1";
    /** sshd lets ten commands run in one session (its MaxSessions), and counts one that just ended a little longer. */
    private static final int COMMANDS = 8;

    private final SshAccess access;
    private final SshAddress address;
    /** What leads where, by the local port, as it should be in any session. */
    private final Map<SshdSocketAddress, Integer> ports = new HashMap<>();

    private final Semaphore commands = new Semaphore(COMMANDS, true);
    private @Nullable ClientSession session;

    SshLink(SshAccess access, SshAddress address) {
        this.access = requireNonNull(access);
        this.address = requireNonNull(address);
    }

    /**
     * The session, which is open as far as this side knows.
     *
     * @throws IOException if there is none within the limit
     */
    synchronized ClientSession session(Duration limit) throws IOException {
        ClientSession current = session;
        if (current != null && current.isOpen()) {
            return current;
        }
        ClientSession made = access.connect(address, limit);
        session = made;
        for (SshdSocketAddress target : Map.copyOf(ports).keySet()) {
            bind(made, target);
        }
        return made;
    }

    /**
     * The port of this host's loopback that leads to an address as the machine sees it; the same after the session was
     * lost, unless somebody else has taken it since.
     *
     * @throws IOException if there is no session within the limit, or no free port
     */
    synchronized int forward(String host, int port, Duration limit) throws IOException {
        ClientSession current = session(limit);
        SshdSocketAddress target = new SshdSocketAddress(host, port);
        Integer known = ports.get(target);
        return known == null ? bind(current, target) : known;
    }

    /**
     * Runs a command; as many at once as the machine takes, others wait for their turn. Where the session takes no more
     * commands, as it does that still counts some which were given up, it runs in a session of its own.
     *
     * @return empty if it did not end within the limit
     * @throws IOException if there is no session, or it is lost meanwhile
     */
    Optional<ExecResult> run(Duration limit, Duration connect, RemoteCommand command, InputStream input)
            throws IOException {
        try {
            if (!commands.tryAcquire(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return Optional.empty();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted before it was run", e);
        }
        try {
            return command.run(session(connect), limit, input);
        } catch (IOException e) {
            if (!isRefusedBeforeItBegan(e)) {
                throw e;
            }
            // Others have their commands and ways in the session that refused, so that one stays.
            try (ClientSession own = access.connect(address, connect)) {
                return command.run(own, limit, input);
            }
        } finally {
            commands.release();
        }
    }

    private static boolean isRefusedBeforeItBegan(IOException failure) {
        return failure instanceof SshChannelOpenException || failure.getCause() instanceof SshChannelOpenException;
    }

    /** Ends the session; the next call makes another. */
    synchronized void drop() {
        if (session != null) {
            session.close(true);
            session = null;
        }
    }

    private int bind(ClientSession current, SshdSocketAddress target) throws IOException {
        int wanted = ports.getOrDefault(target, 0);
        int port;
        try {
            port = listen(current, target, wanted);
        } catch (IOException e) {
            if (wanted == 0) {
                throw e;
            }
            port = listen(current, target, 0);
        }
        ports.put(target, port);
        return port;
    }

    private static int listen(ClientSession current, SshdSocketAddress target, int port) throws IOException {
        try {
            return current.startLocalPortForwarding(new SshdSocketAddress(LOOPBACK, port), target)
                    .getPort();
        } catch (IllegalStateException e) {
            throw new IOException("the session was lost meanwhile", e);
        }
    }

    @Override
    public String toString() {
        return address.toString();
    }
}
