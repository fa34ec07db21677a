package io.nonet.digitalocean.api;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;

/** The API over HTTP. */
public final class HttpExchange implements Exchange {
    /** Twice what a create takes on a slow day. */
    public static final Duration DEFAULT_LIMIT = Duration.ofSeconds(30);

    private static final MediaType JSON = MediaType.get("application/json");

    /** What all share: threads, connections, and the trusted authorities, which take a while to be read. */
    private static final OkHttpClient SHARED = new OkHttpClient();

    private final ApiAccess access;
    private final OkHttpClient http;

    /**
     * Connects when the first call is made.
     *
     * @param limit from the start of a call to the end of its answer
     */
    public HttpExchange(ApiAccess access, Duration limit) {
        this.access = requireNonNull(access);
        this.http = SHARED.newBuilder()
                .callTimeout(limit)
                .connectTimeout(limit)
                .readTimeout(limit)
                .writeTimeout(limit)
                // Each would send a call a second time, or to somebody else, without asking.
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .build();
    }

    @Override
    public Reply send(Call call) throws IOException {
        Request request = new Request.Builder()
                .url(access.base() + call.path())
                .header("Authorization", access.token().authorization())
                .header("Accept", "application/json")
                .header("User-Agent", "nonet")
                .method(call.method(), call.body().map(HttpExchange::body).orElse(null))
                .build();
        try (Response response = http.newCall(request).execute()) {
            Map<String, String> headers = new LinkedHashMap<>();
            response.headers().names().forEach(name -> headers.put(name, response.header(name, "")));
            String text = response.body().string();
            return new Reply(response.code(), headers, access.token().hiddenIn(text));
        } catch (IOException e) {
            // What broke one pooled connection has probably broken all, and nothing is tried twice.
            http.connectionPool().evictAll();
            throw e;
        }
    }

    private static RequestBody body(JsonNode json) {
        RequestBody body = RequestBody.create(json.toString(), JSON);
        return new RequestBody() {
            @Override
            public MediaType contentType() {
                return JSON;
            }

            @Override
            public long contentLength() throws IOException {
                return body.contentLength();
            }

            @Override
            public void writeTo(BufferedSink sink) throws IOException {
                body.writeTo(sink);
            }

            /** Else the client sends it again by itself upon some refusals, such as 503 with Retry-After 0. */
            @Override
            public boolean isOneShot() {
                return true;
            }
        };
    }
}
