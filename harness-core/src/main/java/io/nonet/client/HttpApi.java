package io.nonet.client;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * One agent's HTTP API: where it listens and how to call it. The clients of the subpackages are built on it.
 *
 * <p>Immutable and safe to use from many threads. Copies made by the {@code with} methods share the connections.
 */
public final class HttpApi {

    private static final Duration DEFAULT_CALL_TIMEOUT = Duration.ofSeconds(10);

    private final Supplier<URI> base;
    private final OkHttpClient http;
    private final Duration callTimeout;
    private final @Nullable String readFlag;
    private final Map<String, String> query;

    private HttpApi(
            Supplier<URI> base,
            OkHttpClient http,
            Duration callTimeout,
            @Nullable String readFlag,
            Map<String, String> query) {
        this.base = base;
        this.http = http;
        this.callTimeout = callTimeout;
        this.readFlag = readFlag;
        this.query = Map.copyOf(query);
    }

    /**
     * The API at {@code base}, such as {@code https://127.0.0.1:8501}; calls take at most 10 s unless changed.
     *
     * @throws IllegalArgumentException when {@code base} is anything but https, a host and perhaps a port
     */
    public static HttpApi at(URI base, MutualTls tls) {
        root(base);
        return at(() -> base, tls);
    }

    /**
     * The API of an agent that may move, as one does whose machine is started anew.
     *
     * @param base asked before each call, for what {@link #at(URI, MutualTls)} takes
     */
    public static HttpApi at(Supplier<URI> base, MutualTls tls) {
        return new HttpApi(base, tls.forOneNode(), DEFAULT_CALL_TIMEOUT, null, Map.of());
    }

    private static HttpUrl root(URI base) {
        HttpUrl root = "https".equals(base.getScheme()) && base.getHost() != null ? HttpUrl.get(base) : null;
        if (root == null || !root.encodedPath().equals("/") || root.query() != null) {
            throw new IllegalArgumentException(
                    "Expected an agent's address like https://127.0.0.1:8501, found " + base);
        }
        return root;
    }

    /**
     * The same API with another limit for a whole call, from connecting to the last byte of the answer.
     *
     * @throws IllegalArgumentException when it is shorter than a millisecond
     */
    public HttpApi withCallTimeout(Duration timeout) {
        if (timeout.toMillis() < 1) {
            throw new IllegalArgumentException("A call timeout is at least 1 ms, found " + timeout);
        }
        return new HttpApi(base, http, timeout, readFlag, query);
    }

    /** The same API, whose GET calls carry this query flag, for instance {@code stale}; null for none. */
    public HttpApi withReadFlag(@Nullable String flag) {
        return new HttpApi(base, http, callTimeout, flag, query);
    }

    /** The same API, whose calls all carry this in their query; it replaces another value of the same name. */
    public HttpApi withQuery(String name, String value) {
        Map<String, String> more = new HashMap<>(query);
        more.put(name, value);
        return new HttpApi(base, http, callTimeout, readFlag, more);
    }

    /** Scheme, host and port of the agent. */
    public URI base() {
        HttpUrl root = root(base.get());
        return URI.create(root.scheme() + "://" + root.url().getAuthority());
    }

    /** A call that reads; the path's placeholders are filled with {@code arguments}, percent-encoded. */
    public ApiRequest get(String path, String... arguments) {
        ApiRequest request = request("GET", path, arguments);
        return readFlag == null ? request : request.flag(readFlag);
    }

    /** A call that writes by PUT. */
    public ApiRequest put(String path, String... arguments) {
        return request("PUT", path, arguments);
    }

    /** A call that writes by POST. */
    public ApiRequest post(String path, String... arguments) {
        return request("POST", path, arguments);
    }

    /** A call that deletes. */
    public ApiRequest delete(String path, String... arguments) {
        return request("DELETE", path, arguments);
    }

    private ApiRequest request(String method, String path, String... arguments) {
        URI now = base();
        HttpUrl.Builder url = root(now).newBuilder();
        PathTemplate.append(url, path, arguments);
        ApiRequest request = new ApiRequest(http, now, callTimeout, method, url);
        query.forEach(request::query);
        return request;
    }
}
