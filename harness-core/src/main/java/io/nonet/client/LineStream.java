package io.nonet.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import okhttp3.Call;
import okhttp3.Response;

/** An answer that keeps coming, line by line, until one side ends it. One thread reads and closes; any may cancel. */
public final class LineStream implements AutoCloseable {

    private static final int EXCERPT_LIMIT = 200;

    private final ApiCallName name;
    private final Duration silence;
    private final Call call;
    private final Response response;
    private final BufferedReader lines;

    LineStream(ApiCallName name, Duration silence, Call call, Response response) {
        this.name = name;
        this.silence = silence;
        this.call = call;
        this.response = response;
        this.lines = new BufferedReader(response.body().charStream());
    }

    /**
     * Waits for the next line; empty when the agent has ended the answer.
     *
     * @throws ApiUnreachableException when the connection is cut, stays silent for too long, or the stream is cancelled
     */
    public Optional<String> next() {
        try {
            return Optional.ofNullable(lines.readLine());
        } catch (IOException failure) {
            throw new ApiUnreachableException(name, "got no more of its answer", silence, failure);
        }
    }

    /** The failure to report for a line that is not what was {@code expected}. */
    public UnexpectedAnswerException unexpected(String expected, String line, Throwable cause) {
        String found = line.substring(0, Math.min(EXCERPT_LIMIT, line.length()));
        return new UnexpectedAnswerException(name, expected, found, cause);
    }

    /** Cuts the connection, from whatever thread: a waiting {@link #next} fails at once. */
    public void cancel() {
        call.cancel();
    }

    /** Cuts the connection and lets go of it; for the reading thread. */
    @Override
    public void close() {
        call.cancel();
        response.close();
    }
}
