package io.nonet.digitalocean.ssh;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.nonet.cluster.ExecResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.util.io.input.NoCloseInputStream;

/**
 * One command on a machine, as its root's shell is to run it.
 *
 * @param line what the shell reads
 */
record RemoteCommand(String line) {
    private static final Set<ClientChannelEvent> ENDED =
            EnumSet.of(ClientChannelEvent.CLOSED, ClientChannelEvent.EXIT_STATUS, ClientChannelEvent.EXIT_SIGNAL);
    /** Not its output's end, which comes before: a channel that only this side has closed stays open, and sshd counts it. */
    private static final Set<ClientChannelEvent> CLOSED = EnumSet.of(ClientChannelEvent.CLOSED);
    /** For more of what it printed, which may come after its exit code. */
    private static final Duration REST = Duration.ofSeconds(1);

    RemoteCommand {
        requireNonNull(line, "line");
    }

    /** A command and its arguments, none of which the shell looks into. */
    static RemoteCommand of(List<String> words) {
        return new RemoteCommand(SshMachine.ENVIRONMENT + "; exec "
                + words.stream()
                        .map(word -> "'" + word.replace("'", "'\\''") + "'")
                        .collect(Collectors.joining(" ")));
    }

    /**
     * Runs it.
     *
     * @param input what it reads; the caller's to close, and untouched if the command cannot be started
     * @return empty if it did not end within the limit; it may go on then
     * @throws IOException if it cannot be started, or the session is lost before it ended
     */
    Optional<ExecResult> run(ClientSession session, Duration limit, InputStream input) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        ChannelExec channel = channel(session);
        try {
            channel.setOut(out);
            channel.setErr(err);
            channel.setIn(new NoCloseInputStream(input));
            channel.open().verify(limit);
            Set<ClientChannelEvent> seen = channel.waitFor(ENDED, limit);
            if (seen.contains(ClientChannelEvent.TIMEOUT)) {
                return Optional.empty();
            }
            awaitRest(channel, () -> out.size() + err.size());
            Integer exit = channel.getExitStatus();
            if (exit == null && channel.getExitSignal() == null) {
                throw new IOException("the session was lost before it ended");
            }
            return Optional.of(new ExecResult(exit == null ? -1 : exit, out.toString(UTF_8), err.toString(UTF_8)));
        } finally {
            channel.close(true);
        }
    }

    private ChannelExec channel(ClientSession session) throws IOException {
        try {
            return session.createExecChannel(line);
        } catch (IllegalStateException e) {
            throw new IOException("the session was lost before it began", e);
        }
    }

    /** Returns once no more comes; what it left running, as a daemon, may hold its output open for ever. */
    private static void awaitRest(ChannelExec channel, IntSupplier printed) {
        int before;
        Set<ClientChannelEvent> seen;
        do {
            before = printed.getAsInt();
            seen = channel.waitFor(CLOSED, REST);
        } while (seen.contains(ClientChannelEvent.TIMEOUT) && printed.getAsInt() > before);
    }
}
