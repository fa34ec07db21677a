package io.nonet.digitalocean.ssh;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;

import io.nonet.observe.OwnerOnly;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
 * The machines' own keys: the first that an address shows is kept, and any other refused from then on, of whatever kind. Once all
 * have shown theirs, a first one is refused as well.
 *
 * <p>The file is one that OpenSSH reads as {@code known_hosts}, for its owner alone. Several processes may use one. Safe for use
 * by several threads.
 */
final class HostKeys implements ServerKeyVerifier {
    /** What follows the file's name while it is written anew. */
    static final String PART = ".part";

    /** What follows the file's name in that of one that keeps two processes from writing at once. */
    static final String LOCK = ".lock";

    private final Path file;
    private final boolean trustsTheFirst;
    private final Map<String, String> known = new TreeMap<>();
    private final Map<String, String> refusals = new ConcurrentHashMap<>();

    /**
     * Starts from what the file holds; without one nothing is known.
     *
     * @param trustsTheFirst whether an address may show a first one
     * @throws IOException if it cannot be read
     */
    HostKeys(Path file, boolean trustsTheFirst) throws IOException {
        this.file = requireNonNull(file);
        this.trustsTheFirst = trustsTheFirst;
        read();
    }

    /** Takes in what the file holds; what is known already stays. */
    private void read() throws IOException {
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file, US_ASCII)) {
                int space = line.indexOf(' ');
                if (space > 0) {
                    known.putIfAbsent(line.substring(0, space), line.substring(space + 1));
                }
            }
        }
    }

    @Override
    public synchronized boolean verifyServerKey(ClientSession session, SocketAddress remote, PublicKey key) {
        String host = remote instanceof InetSocketAddress address ? name(address) : remote.toString();
        String shown = PublicKeyEntry.toString(key);
        if (!known.containsKey(host) && !kept(host, shown)) {
            return false;
        }
        if (!shown.equals(known.get(host))) {
            refusals.put(
                    host,
                    "it shows another host key than at first: " + KeyUtils.getFingerPrint(key) + "; the first is in "
                            + file);
            return false;
        }
        refusals.remove(host);
        return true;
    }

    /** Why an address was refused; empty if it was not. */
    Optional<String> refusal(String host, int port) {
        return Optional.ofNullable(refusals.get(name(host, port)));
    }

    /** Keeps what an address has shown, unless another process has kept what it showed before. */
    private boolean kept(String host, String shown) {
        // Within one process a file's lock is refused, not waited for.
        synchronized (HostKeys.class) {
            try (FileChannel channel = OwnerOnly.openForLock(file.resolveSibling(file.getFileName() + LOCK));
                    FileLock lock = channel.lock()) {
                read();
                if (!trustsTheFirst && !known.containsKey(host)) {
                    refusals.put(
                            host,
                            "the host key that it showed first is not in " + file
                                    + ", so that nothing tells whether it is the same machine; bring the file back");
                    return false;
                }
                if (lock.isValid() && known.putIfAbsent(host, shown) == null) {
                    write();
                }
                return true;
            } catch (IOException e) {
                known.remove(host);
                refusals.put(host, "its host key cannot be kept in " + file + ": " + e);
                return false;
            }
        }
    }

    private void write() throws IOException {
        StringBuilder text = new StringBuilder();
        known.forEach((name, key) -> text.append(name).append(' ').append(key).append('\n'));
        Path part = file.resolveSibling(file.getFileName() + PART);
        OwnerOnly.write(part, text.toString().getBytes(US_ASCII));
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String name(InetSocketAddress address) {
        return name(address.getAddress().getHostAddress(), address.getPort());
    }

    /** OpenSSH's way of naming a host in such a file. */
    private static String name(String host, int port) {
        return port == SshAddress.STANDARD_PORT ? host : "[" + host + "]:" + port;
    }
}
