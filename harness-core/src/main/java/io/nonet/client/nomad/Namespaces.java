package io.nonet.client.nomad;

import io.nonet.client.HttpApi;
import java.util.List;
import java.util.Map;

/** Namespaces: what keeps jobs and variables of one name apart. */
public final class Namespaces {
    /** The one that is always there. */
    public static final String DEFAULT = "default";

    private final HttpApi api;

    Namespaces(HttpApi api) {
        this.api = api;
    }

    /** The names of all of them. */
    public List<String> list() {
        return api.get("/v1/namespaces").send().listOf(Named.class).stream()
                .map(Named::name)
                .toList();
    }

    /** Makes a namespace; does nothing if it is there. */
    public void create(String name) {
        api.post("/v1/namespace").json(Map.of("Name", name)).send();
    }

    /**
     * Deletes a namespace.
     *
     * @throws io.nonet.client.ApiException if there is none, or it has jobs or variables
     */
    public void delete(String name) {
        api.delete("/v1/namespace/{namespace}", name).send();
    }

    private record Named(String name) {}
}
