package io.nonet.client.nomad;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.nonet.client.ApiUnreachableException;
import io.nonet.client.Json;
import io.nonet.client.LineStream;
import io.nonet.client.UnexpectedAnswerException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A subscription under way. It ends once, for a reason that {@link #end} tells, and is not renewed by itself. */
public final class EventStream implements AutoCloseable {

    private final LineStream lines;
    private final long fromIndex;
    private final Consumer<Event> listener;
    private final CompletableFuture<EventStreamEnd> end = new CompletableFuture<>();
    private volatile boolean closed;
    private volatile long lastIndex;

    private EventStream(LineStream lines, long fromIndex, Consumer<Event> listener) {
        this.lines = lines;
        this.fromIndex = fromIndex;
        this.listener = listener;
    }

    static EventStream start(LineStream lines, long fromIndex, Consumer<Event> listener, URI base) {
        EventStream stream = new EventStream(lines, fromIndex, listener);
        Thread reader = new Thread(stream::read, "nomad-events " + base.getAuthority());
        reader.setDaemon(true);
        reader.start();
        return stream;
    }

    /** The Raft index of the last event that was handed over; 0 before the first. */
    public long lastIndex() {
        return lastIndex;
    }

    /** Completes, never exceptionally, when no more events will be handed over. */
    public CompletableFuture<EventStreamEnd> end() {
        return end.copy();
    }

    /** Ends the subscription without waiting; an event that is being handed over is the last. Twice is fine. */
    @Override
    public void close() {
        closed = true;
        lines.cancel();
    }

    private void read() {
        EventStreamEnd last;
        try (lines) {
            last = readToTheEnd();
        } catch (RuntimeException failure) {
            last = ended(EventStreamEnd.Reason.LISTENER_FAILED, failure);
        }
        end.complete(last);
    }

    private EventStreamEnd readToTheEnd() {
        try {
            Optional<String> line = lines.next();
            while (line.isPresent() && !closed) {
                handOver(batch(line.get()));
                line = lines.next();
            }
            return ended(EventStreamEnd.Reason.SERVER_ENDED, null);
        } catch (ApiUnreachableException failure) {
            return ended(EventStreamEnd.Reason.CUT_OFF, failure);
        } catch (UnexpectedAnswerException failure) {
            return ended(EventStreamEnd.Reason.NOT_EVENTS, failure);
        }
    }

    private void handOver(Batch batch) {
        for (Event event : batch.events()) {
            // The server begins with an older event when it has none of the index yet.
            if (closed || event.index() < fromIndex) {
                continue;
            }
            listener.accept(event);
            lastIndex = event.index();
        }
    }

    /** Parses a line; a heartbeat, {@code {}}, is a batch without events. */
    private Batch batch(String line) {
        try {
            Batch batch = Json.parse(line, Batch.class);
            return batch == null ? new Batch(List.of()) : batch;
        } catch (JsonProcessingException failure) {
            // Nomad ends a stream that broke on its side with the plain text of the error.
            throw lines.unexpected("events in JSON", line, failure);
        }
    }

    private EventStreamEnd ended(EventStreamEnd.Reason reason, @Nullable RuntimeException cause) {
        return closed
                ? new EventStreamEnd(EventStreamEnd.Reason.CLOSED, lastIndex, null)
                : new EventStreamEnd(reason, lastIndex, cause);
    }

    private record Batch(@JsonProperty("Events") List<Event> events) {}
}
