package io.nonet.client;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** One call, ready to be made. */
record ApiCall(OkHttpClient http, ApiCallName name, Duration limit, Request request) {

    ApiAnswer send() {
        Call call = http.newBuilder().callTimeout(limit).build().newCall(request);
        try (Response response = call.execute()) {
            return new ApiAnswer(
                    name, response.code(), response.headers(), response.body().bytes());
        } catch (IOException failure) {
            throw unreachable(failure);
        }
    }

    LineStream stream(Duration silence) {
        Call call = http.newBuilder()
                .connectTimeout(limit)
                .readTimeout(silence)
                .build()
                .newCall(request);
        // OkHttp's own limit of a call would include the body, which here has no end.
        AtomicBoolean begun = new AtomicBoolean();
        AtomicBoolean late = new AtomicBoolean();
        Executor atLimit = CompletableFuture.delayedExecutor(limit.toMillis(), TimeUnit.MILLISECONDS);
        CompletableFuture<Void> deadline = CompletableFuture.runAsync(
                () -> {
                    if (begun.compareAndSet(false, true)) {
                        late.set(true);
                        call.cancel();
                    }
                },
                atLimit);
        try {
            Response response = call.execute();
            if (!begun.compareAndSet(false, true)) {
                response.close();
                throw new InterruptedIOException("timeout");
            }
            if (!response.isSuccessful()) {
                try (response) {
                    throw new ApiException(
                            name, response.code(), response.body().string());
                }
            }
            return new LineStream(name, silence, call, response);
        } catch (IOException failure) {
            throw unreachable(late.get() ? new InterruptedIOException("timeout") : failure);
        } finally {
            deadline.cancel(false);
        }
    }

    /** Drops the idle connections to this agent: what broke one of them has probably broken all. */
    private ApiUnreachableException unreachable(IOException failure) {
        http.connectionPool().evictAll();
        return new ApiUnreachableException(name, "got no answer", limit, failure);
    }
}
