package io.nonet.cluster;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;

/**
 * Whether somebody listens at an address, without a TLS handshake: its keys cost more than all else in a poll.
 *
 * <p>An engine accepts connections to a published port itself and ends them at once while nobody listens behind it, so
 * a connection counts only if it is still open a moment later.
 */
public final class Listening {
    private static final int CONNECT_MILLIS = 500;
    /** Within one host the end of a connection arrives in well under a millisecond. */
    private static final int OPEN_MILLIS = 20;

    private Listening() {}

    /** Whether somebody does, at this host and port. */
    public static boolean at(URI address) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.getHost(), address.getPort()), CONNECT_MILLIS);
            socket.setSoTimeout(OPEN_MILLIS);
            return socket.getInputStream().read() >= 0;
        } catch (SocketTimeoutException e) {
            // Nothing was said and nobody hung up: it waits for us to begin.
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
