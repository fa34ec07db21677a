package io.nonet.digitalocean.ssh;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;

import io.nonet.observe.OwnerOnly;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.sshd.client.keyverifier.ServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;

/**
 * The machines' own keys: the first that an address shows is kept, and any other refused from then on, of whatever kind.
 *
 * <p>The file is one that OpenSSH reads as {@code known_hosts}, for its owner alone. Safe for use by several threads.
 */
final class HostKeys implements ServerKeyVerifier {
    private final Path file;
    private final Map<String, String> known = new TreeMap<>();
    private final Map<String, String> refusals = new ConcurrentHashMap<>();

    /**
     * Starts from what the file holds; without one nothing is known.
     *
     * @throws IOException if it cannot be read
     */
    HostKeys(Path file) throws IOException {
        this.file = requireNonNull(file);
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file, US_ASCII)) {
                int space = line.indexOf(' ');
                if (space > 0) {
                    known.put(line.substring(0, space), line.substring(space + 1));
                }
            }
        }
    }

    @Override
    public synchronized boolean verifyServerKey(ClientSession session, SocketAddress remote, PublicKey key) {
        String host = remote instanceof InetSocketAddress address ? name(address) : remote.toString();
        String shown = PublicKeyEntry.toString(key);
        String kept = known.get(host);
        if (kept != null && !kept.equals(shown)) {
            refusals.put(
                    host,
                    "it shows another host key than at first: " + KeyUtils.getFingerPrint(key) + "; the first is in "
                            + file);
            return false;
        }
        if (kept == null) {
            known.put(host, shown);
            return saved(host);
        }
        return true;
    }

    /** Why an address was refused; empty if it was not. */
    Optional<String> refusal(String host, int port) {
        return Optional.ofNullable(refusals.get(name(host, port)));
    }

    private boolean saved(String host) {
        StringBuilder text = new StringBuilder();
        known.forEach((name, key) -> text.append(name).append(' ').append(key).append('\n'));
        try {
            OwnerOnly.write(file, text.toString().getBytes(US_ASCII));
            return true;
        } catch (IOException e) {
            known.remove(host);
            refusals.put(host, "its host key cannot be kept in " + file + ": " + e);
            return false;
        }
    }

    private static String name(InetSocketAddress address) {
        return name(address.getAddress().getHostAddress(), address.getPort());
    }

    /** OpenSSH's way of naming a host in such a file. */
    private static String name(String host, int port) {
        return port == SshAddress.STANDARD_PORT ? host : "[" + host + "]:" + port;
    }
}
