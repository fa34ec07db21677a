package io.nonet.client.consul;

import io.nonet.client.ApiAnswer;
import io.nonet.client.HttpApi;
import java.util.List;
import java.util.Optional;

/** Sessions, which hold locks on keys and end with their node, their checks or their time to live. */
public final class Sessions {

    private final HttpApi api;

    Sessions(HttpApi api) {
        this.api = api;
    }

    /** Begins a session on this agent's node and returns its id. */
    public String create(SessionSpec spec) {
        return api.put("/v1/session/create").json(spec).send().field("ID").asText();
    }

    /** Ends a session, which frees its locks; does nothing when there is none. */
    public void destroy(String id) {
        api.put("/v1/session/destroy/{session}", id).send();
    }

    /** The session with this id, if it lives. */
    public Optional<Session> info(String id) {
        return api.get("/v1/session/info/{session}", id).send().listOf(Session.class).stream()
                .findFirst();
    }

    /** Restarts the time to live of a session; empty when the session has ended. */
    public Optional<Session> renew(String id) {
        ApiAnswer answer =
                api.put("/v1/session/renew/{session}", id).accepting(404).send();
        return answer.status() == 404
                ? Optional.empty()
                : answer.listOf(Session.class).stream().findFirst();
    }

    /** All living sessions. */
    public List<Session> list() {
        return api.get("/v1/session/list").send().listOf(Session.class);
    }
}
