package io.nonet.digitalocean.ssh;

import java.io.IOException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.forward.AcceptAllForwardingFilter;
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
