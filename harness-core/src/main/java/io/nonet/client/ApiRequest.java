package io.nonet.client;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/** One call in preparation: add to it, then {@link #send} it. Not safe to share between threads. */
public final class ApiRequest {

    private static final MediaType JSON = MediaType.get("application/json");
    private static final MediaType BYTES = MediaType.get("application/octet-stream");

    private final OkHttpClient http;
    private final URI base;
    private final String method;
    private final HttpUrl.Builder url;
    private Duration limit;
    private Set<Integer> answers = Set.of();
    private @Nullable Integer jsonAnswer;
    private @Nullable RequestBody body;

    ApiRequest(OkHttpClient http, URI base, Duration limit, String method, HttpUrl.Builder url) {
        this.http = http;
        this.base = base;
        this.limit = limit;
        this.method = method;
        this.url = url;
    }

    /** Adds {@code name=value} to the query. */
    public ApiRequest query(String name, String value) {
        url.addQueryParameter(name, value);
        return this;
    }

    /** Adds {@code name} to the query, without a value. */
    public ApiRequest flag(String name) {
        url.addQueryParameter(name, null);
        return this;
    }

    /** Sends this value as JSON. */
    public ApiRequest json(Object value) {
        body = RequestBody.create(Json.write(value), JSON);
        return this;
    }

    /** Sends these bytes as they are. */
    public ApiRequest bytes(byte[] value) {
        body = RequestBody.create(value, BYTES);
        return this;
    }

    /** Grants this call so much more time, because the agent was asked to hold it. */
    public ApiRequest patience(Duration more) {
        limit = limit.plus(more);
        return this;
    }

    /** Takes these statuses as answers, besides 200 to 299. */
    public ApiRequest accepting(Integer... statuses) {
        answers = Set.of(statuses);
        return this;
    }

    /**
     * Takes this status as an answer if a JSON object comes with it; agents use the same statuses with a plain text for
     * other troubles, such as too many connections.
     */
    public ApiRequest acceptingJson(int status) {
        jsonAnswer = status;
        return this;
    }

    /**
     * Makes the call and waits for the whole answer.
     *
     * @throws ApiException when the agent answers with another status
     * @throws ApiUnreachableException when no complete answer comes within the call timeout
     */
    public ApiAnswer send() {
        ApiAnswer answer = call().send();
        boolean asked = answers.contains(answer.status())
                || (jsonAnswer != null && jsonAnswer == answer.status() && answer.isJsonObject());
        if (!answer.isSuccess() && !asked) {
            throw answer.refusal();
        }
        return answer;
    }

    /**
     * Makes the call and returns when the answer begins; its lines are read as they come.
     *
     * <p>The call timeout limits the beginning only. After that, reading fails when no byte comes for {@code silence}.
     *
     * @throws ApiException when the agent answers with a status other than 200 to 299
     * @throws ApiUnreachableException when no answer begins within the call timeout
     */
    public LineStream stream(Duration silence) {
        return call().stream(silence);
    }

    private ApiCall call() {
        boolean writes = method.equals("PUT") || method.equals("POST");
        Request request = new Request.Builder()
                .url(url.build())
                // No compression: the bytes cross a loopback or a private network, and a stream must not be buffered.
                .header("Accept-Encoding", "identity")
                .header("User-Agent", "nonet")
                .method(method, body == null && writes ? RequestBody.create(new byte[0], null) : body)
                .build();
        String query = request.url().encodedQuery();
        String path = request.url().encodedPath() + (query == null ? "" : "?" + query);
        return new ApiCall(http, new ApiCallName(method, base, path), limit, request);
    }
}
