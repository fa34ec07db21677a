package io.nonet.digitalocean.ssh;

import java.io.IOException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Set;
import org.apache.sshd.client.future.DefaultOpenFuture;
import org.apache.sshd.client.future.OpenFuture;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.channel.Channel;
import org.apache.sshd.common.channel.exception.SshChannelOpenException;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.channel.ChannelSessionFactory;
import org.apache.sshd.server.forward.AcceptAllForwardingFilter;
import org.apache.sshd.server.forward.DirectTcpipFactory;
import org.apache.sshd.server.shell.ProcessShellFactory;

/** An SSH server on this computer's loopback that lets one key in, and runs what it is told to. */
final class TestingSshServer implements AutoCloseable {
    private SshServer server;
    private final OperatorKey key;
    private final int port;

    private TestingSshServer(SshServer server, OperatorKey key) {
        this.server = server;
        this.key = key;
        this.port = server.getPort();
    }

    static TestingSshServer start(OperatorKey key) throws IOException {
        return new TestingSshServer(listen(key, 0, hostKey()), key);
    }

    private static SshServer listen(OperatorKey key, int port, KeyPair hostKey) throws IOException {
        SshServer server = SshServer.setUpDefaultServer();
        server.setHost("127.0.0.1");
        server.setPort(port);
        server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
        server.setPublickeyAuthenticator(
                (user, shown, session) -> KeyUtils.compareKeys(shown, key.pair().getPublic()));
        server.setCommandFactory(
                (channel, command) -> new ProcessShellFactory(command, "sh", "-c", command).createShell(channel));
        server.setForwardingFilter(AcceptAllForwardingFilter.INSTANCE);
        server.start();
        return server;
    }

    private static KeyPair hostKey() {
        try {
            return KeyPairGenerator.getInstance("RSA").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    SshAddress address() {
        return new SshAddress("127.0.0.1", port);
    }

    /** Ends all sessions, as a machine does that loses its network. */
    void loseSessions() {
        List.copyOf(server.getActiveSessions()).forEach(session -> session.close(true));
    }

    /** From now on the sessions that there are take no more commands; later ones do. */
    void fillSessions() {
        Set<Session> full = Set.copyOf(server.getActiveSessions());
        server.setChannelFactories(List.of(
                new ChannelSessionFactory() {
                    @Override
                    public Channel createChannel(Session session) throws IOException {
                        return full.contains(session) ? new RefusedChannel() : super.createChannel(session);
                    }
                },
                DirectTcpipFactory.INSTANCE));
    }

    /** One that is answered as sshd does beyond its MaxSessions. */
    private static final class RefusedChannel extends ChannelSession {
        @Override
        protected OpenFuture doInit(Buffer buffer) {
            OpenFuture refused = new DefaultOpenFuture(this, this);
            refused.setException(
                    new SshChannelOpenException(getChannelId(), SshConstants.SSH_OPEN_CONNECT_FAILED, "open failed"));
            return refused;
        }
    }

    /** Another machine takes its place. */
    void replace() throws IOException {
        server.stop(true);
        server = listen(key, port, hostKey());
    }

    @Override
    public void close() throws IOException {
        server.stop(true);
    }
}
