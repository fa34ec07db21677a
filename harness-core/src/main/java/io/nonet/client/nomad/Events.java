package io.nonet.client.nomad;

import io.nonet.client.ApiRequest;
import io.nonet.client.HttpApi;
import java.util.function.Consumer;

/** Events as they happen. */
public final class Events {

    private final HttpApi api;

    Events(HttpApi api) {
        this.api = api;
    }

    /**
     * Subscribes, and hands each event to {@code listener} on a daemon thread of its own, one after the other.
     *
     * <p>Once this returns, the server has the subscription, so nothing that happens later is missed. The server keeps
     * no more than its last events (100 by default) for a listener that is slow.
     *
     * @throws io.nonet.client.ClientException when the subscription is not answered
     */
    public EventStream open(EventFilter filter, Consumer<Event> listener) {
        ApiRequest request = api.get("/v1/event/stream").query("index", Long.toString(filter.fromIndex()));
        filter.topics().forEach(topic -> request.query("topic", topic));
        return EventStream.start(request.stream(filter.silence()), filter.fromIndex(), listener, api.base());
    }
}
