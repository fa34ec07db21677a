package io.nonet.chaos.link;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.nonet.cluster.Machine;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * The control API of one node's Toxiproxy.
 *
 * <p>Toxiproxy's own Java client has no time limit for a call, and the server can hang when a toxic is removed
 * (Toxiproxy's issues 500 and 558).
 */
final class Toxiproxy {
    private static final int MOST_NODES = 60;
    private static final OkHttpClient HTTP = new OkHttpClient.Builder()
            .callTimeout(Duration.ofSeconds(2))
            // One for each node: a new one takes longer than a call.
            .connectionPool(new ConnectionPool(MOST_NODES, 1, TimeUnit.MINUTES))
            .retryOnConnectionFailure(true)
            .build();
    private static final MediaType JSON = requireNonNull(MediaType.parse("application/json"));
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final TypeReference<Map<String, Proxy>> PROXIES = new TypeReference<>() {};
    private static final int NOT_FOUND = 404;

    private final Machine machine;

    Toxiproxy(Machine machine) {
        this.machine = requireNonNull(machine);
    }

    /** All its proxies, by name. */
    Map<String, Proxy> proxies() {
        String answer = call("GET", "/proxies", null);
        try {
            return MAPPER.readValue(answer, PROXIES);
        } catch (JsonProcessingException e) {
            throw failed("GET /proxies gave no JSON of proxies", e);
        }
    }

    /** Makes a proxy without toxics. */
    void create(Proxy proxy) {
        call(
                "POST",
                "/proxies",
                Map.of(
                        "name",
                        proxy.name(),
                        "listen",
                        proxy.listen(),
                        "upstream",
                        proxy.upstream(),
                        "enabled",
                        proxy.enabled()));
    }

    /** Opens or closes a proxy; closing ends its connections. */
    void enable(Proxy proxy, boolean enabled) {
        call("POST", path(proxy), Map.of("enabled", enabled));
    }

    /** Removes a proxy with its connections; does nothing if there is none. */
    void delete(Proxy proxy) {
        call("DELETE", path(proxy), null);
    }

    void add(Proxy proxy, Toxic toxic) {
        call("POST", path(proxy) + "/toxics", toxic);
    }

    /** Takes a toxic away; does nothing if there is none. */
    void remove(Proxy proxy, Toxic toxic) {
        call("DELETE", path(proxy) + "/toxics/" + toxic.name(), null);
    }

    /** Opens all proxies, and takes all toxics away. */
    void reset() {
        call("POST", "/reset", Map.of());
    }

    private static String path(Proxy proxy) {
        // "consul-0>consul-1:8300"
        return "/proxies/" + proxy.name().replace(">", "%3E");
    }

    private String call(String method, String path, @Nullable Object body) {
        try {
            RequestBody content = body == null ? null : RequestBody.create(MAPPER.writeValueAsBytes(body), JSON);
            Request request = new Request.Builder()
                    .url(machine.toxiproxy().resolve(path).toString())
                    .method(method, content)
                    .build();
            try (Response response = HTTP.newCall(request).execute()) {
                String answer = response.body().string();
                boolean gone = method.equals("DELETE") && response.code() == NOT_FOUND;
                if (!response.isSuccessful() && !gone) {
                    throw failed(method + " " + path + ": " + response.code() + " " + answer.strip(), null);
                }
                return answer;
            }
        } catch (IOException e) {
            throw failed(method + " " + path + ": " + e, e);
        }
    }

    private LinkException failed(String what, @Nullable Throwable cause) {
        return new LinkException(machine.node().name(), "its Toxiproxy: " + what, cause);
    }
}
