package io.nonet.digitalocean.ssh;

import static java.util.Objects.requireNonNull;

import io.nonet.cluster.EnvironmentUnusableException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.core.CoreModuleProperties;

/**
 * How the machines of one run are got into: by the run's key, and only if they show the host key that they showed first.
 *
 * <p>Nothing of the person's own is used: neither {@code ~/.ssh} nor an agent. Safe for use by several threads. Sessions
 * last until this is closed, or the process ends.
 */
public final class SshAccess implements AutoCloseable {
    /** What follows the name of the file of host keys in those of files that may be beside it. */
    public static final List<String> BESIDE_HOST_KEYS = List.of(HostKeys.PART, HostKeys.LOCK);

    static final String USER = "root";
    /** A session whose machine says nothing for three of these is lost. */
    static final Duration HEARTBEAT = Duration.ofSeconds(10);

    static final int HEARTBEATS_MISSED = 3;

    private final SshClient client;
    private final HostKeys hostKeys;

    private SshAccess(SshClient client, HostKeys hostKeys) {
        this.client = client;
        this.hostKeys = hostKeys;
    }

    /**
     * For machines some of which may not have shown their host key yet. Connects to nothing yet.
     *
     * @param knownHosts where the machines' host keys are kept
     * @throws EnvironmentUnusableException if that cannot be read
     */
    public static SshAccess open(OperatorKey key, Path knownHosts) {
        return open(key, knownHosts, true);
    }

    /** For machines all of which have shown their host key: one that is not kept is refused. Otherwise the same. */
    public static SshAccess strict(OperatorKey key, Path knownHosts) {
        return open(key, knownHosts, false);
    }

    private static SshAccess open(OperatorKey key, Path knownHosts, boolean trustsTheFirst) {
        HostKeys hostKeys;
        try {
            hostKeys = new HostKeys(requireNonNull(knownHosts), trustsTheFirst);
        } catch (IOException e) {
            throw new EnvironmentUnusableException(
                    "Cannot read " + knownHosts + ": " + e, "Check who owns it; without it no machine is trusted.", e);
        }
        SshClient client = SshClient.setUpDefaultClient();
        client.setKeyIdentityProvider(KeyIdentityProvider.wrapKeyPairs(key.pair()));
        client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
        client.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE));
        client.setServerKeyVerifier(hostKeys);
        CoreModuleProperties.HEARTBEAT_REQUEST.set(client, "keepalive@openssh.com");
        CoreModuleProperties.HEARTBEAT_INTERVAL.set(client, HEARTBEAT);
        CoreModuleProperties.HEARTBEAT_NO_REPLY_MAX.set(client, HEARTBEATS_MISSED);
        CoreModuleProperties.IDLE_TIMEOUT.set(client, Duration.ZERO);
        CoreModuleProperties.NIO2_READ_TIMEOUT.set(client, Duration.ZERO);
        CoreModuleProperties.TCP_NODELAY.set(client, true);
        client.start();
        return new SshAccess(client, hostKeys);
    }

    /**
     * A new session.
     *
     * @throws IOException if there is none within the limit; says why
     */
    ClientSession connect(SshAddress address, Duration limit) throws IOException {
        ClientSession session = null;
        try {
            session = client.connect(USER, address.host(), address.port())
                    .verify(limit)
                    .getSession();
            session.auth().verify(limit);
            return session;
        } catch (IOException e) {
            if (session != null) {
                session.close(true);
            }
            String why = hostKeys.refusal(address.host(), address.port()).orElse(String.valueOf(e.getMessage()));
            throw new IOException("no SSH session with " + address + " within " + limit.toMillis() + " ms: " + why, e);
        }
    }

    @Override
    public void close() {
        client.close(true);
    }
}
