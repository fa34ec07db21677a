package io.nonet.digitalocean.api;

import static java.util.Objects.requireNonNull;

import io.nonet.cluster.EnvironmentUnusableException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the API is, and what authorises calls to it.
 *
 * @param base scheme, host and port, and a path without a slash at its end where a proxy needs one; without {@code /v2}
 */
public record ApiAccess(URI base, ApiToken token) {
    /** The variable that holds the token. */
    public static final String TOKEN = "DIGITALOCEAN_TOKEN";

    /** The variable that holds another address of the API. */
    public static final String URL = "DIGITALOCEAN_API_URL";

    /** Where the API is unless {@link #URL} says otherwise. */
    public static final URI DEFAULT_BASE = URI.create("https://api.digitalocean.com");

    private static final int HIGHEST_PORT = 65_535;

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    public ApiAccess {
        requireNonNull(base, "base");
        requireNonNull(token, "token");
    }

    /**
     * Reads both from environment variables.
     *
     * @throws EnvironmentUnusableException if there is no token or it cannot be one, or the address is none that a secret
     *     may be sent to: https, or http to this machine
     */
    public static ApiAccess from(Map<String, String> environment) {
        String token = environment.getOrDefault(TOKEN, "");
        if (token.isBlank()) {
            throw new EnvironmentUnusableException(
                    "There is no token for DigitalOcean: " + TOKEN + " is not set.",
                    "Make a token that may read and write (cloud.digitalocean.com, API, Tokens), and export it as "
                            + TOKEN + ".");
        }
        return new ApiAccess(base(environment.get(URL)), token(token));
    }

    private static ApiToken token(String text) {
        try {
            return ApiToken.of(text);
        } catch (IllegalArgumentException e) {
            throw new EnvironmentUnusableException(
                    TOKEN + " holds no token: " + e.getMessage() + ".", "Export the token alone, as it was shown.", e);
        }
    }

    private static URI base(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return DEFAULT_BASE;
        }
        try {
            URI base = new URI(text.strip().replaceFirst("(/v2)?/*$", ""));
            boolean secret = "https".equals(base.getScheme())
                    || ("http".equals(base.getScheme()) && LOOPBACK.contains(String.valueOf(base.getHost())));
            boolean bare = base.getRawUserInfo() == null && base.getRawQuery() == null && base.getRawFragment() == null;
            boolean port = base.getPort() == -1 || (base.getPort() >= 1 && base.getPort() <= HIGHEST_PORT);
            if (base.getHost() != null && secret && bare && port) {
                return base;
            }
        } catch (URISyntaxException e) {
            throw wrongBase(text, e);
        }
        throw wrongBase(text, null);
    }

    private static EnvironmentUnusableException wrongBase(String text, @Nullable Throwable cause) {
        return new EnvironmentUnusableException(
                URL + ": expected an address such as " + DEFAULT_BASE
                        + ", or plain http to this machine, since the token is sent there; found "
                        // Anything else may be the token, exported by the wrong name.
                        + (text.startsWith("http") && !text.contains("@") ? "'" + text + "'" : "something else") + ".",
                "Correct it, or unset it.",
                cause);
    }
}
