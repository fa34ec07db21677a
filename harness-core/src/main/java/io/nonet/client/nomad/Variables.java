package io.nonet.client.nomad;

import io.nonet.client.HttpApi;
import java.util.List;
import java.util.Map;

/** Variables: small values for tasks, by path. */
public final class Variables {
    private static final String PATH = "/v1/var/{+path}";

    private final HttpApi api;

    Variables(HttpApi api) {
        this.api = api;
    }

    /** Where there are variables; not what they hold. */
    public List<VariableStub> list() {
        return api.get("/v1/vars").send().listOf(VariableStub.class);
    }

    /** Writes a variable, whole. */
    public void put(String path, Map<String, String> items) {
        api.put(PATH, path).json(Map.of("Path", path, "Items", items)).send();
    }

    /** Deletes a variable; does nothing when there is none. */
    public void delete(String path) {
        api.delete(PATH, path).send();
    }
}
