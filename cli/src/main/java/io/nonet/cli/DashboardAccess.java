package io.nonet.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Who may talk to a dashboard: whoever has the token and asks for this very server.
 *
 * <p>It listens on this machine only, but any page in any browser here can send requests to it. Those come from another
 * origin, or after DNS rebinding for another host, and do not know the token.
 *
 * @param hosts by which it may be asked for, with its port
 */
record DashboardAccess(String token, List<String> hosts) {
    private static final int TOKEN_BYTES = 24;

    DashboardAccess {
        requireNonNull(token, "token");
        hosts = List.copyOf(hosts);
    }

    /** Access to this port of this machine, with a token that nobody knows yet. */
    static DashboardAccess to(int port) {
        byte[] bytes = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(bytes);
        return new DashboardAccess(HexFormat.of().formatHex(bytes), List.of("127.0.0.1:" + port, "localhost:" + port));
    }

    /**
     * Why a request is refused; empty if it is not.
     *
     * @param host the header Host
     * @param origin the header Origin, which browsers send with what a page does
     * @param given the token that came with it
     */
    Optional<String> refusal(Optional<String> host, Optional<String> origin, Optional<String> given) {
        return foreign(host, origin)
                .or(() -> given.filter(this::isToken).isPresent()
                        ? Optional.empty()
                        : Optional.of("The token is missing or wrong: open the address that nonet dashboard has"
                                + " printed."));
    }

    /** Why a request is refused that needs no token; empty if it is not. */
    Optional<String> foreign(Optional<String> host, Optional<String> origin) {
        if (host.filter(hosts::contains).isEmpty()) {
            return Optional.of("This is not the host that was asked for.");
        }
        if (origin.isPresent() && hosts.stream().noneMatch(own -> origin.get().equals("http://" + own))) {
            return Optional.of("Pages of others have no business here.");
        }
        return Optional.empty();
    }

    /** In a time that does not tell how much of it is right. */
    private boolean isToken(String given) {
        return MessageDigest.isEqual(given.getBytes(UTF_8), token.getBytes(UTF_8));
    }

    @Override
    public String toString() {
        return "DashboardAccess[hosts=" + hosts + "]";
    }
}
