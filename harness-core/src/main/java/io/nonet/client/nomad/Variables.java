package io.nonet.client.nomad;

import io.nonet.client.ApiAnswer;
import io.nonet.client.HttpApi;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Variables: small values for tasks, by path. */
public final class Variables {
    private static final String PATH = "/v1/var/{+path}";
    private static final int CONFLICT = 409;

    private final HttpApi api;

    Variables(HttpApi api) {
        this.api = api;
    }

    /** Where there are variables; not what they hold. */
    public List<VariableStub> list() {
        return api.get("/v1/vars").send().listOf(VariableStub.class);
    }

    /** The variable at this path, if there is one. */
    public Optional<Variable> read(String path) {
        ApiAnswer answer = api.get(PATH, path).accepting(404).send();
        return answer.status() == 404 ? Optional.empty() : Optional.of(answer.as(Variable.class));
    }

    /**
     * Writes a variable, whole, if it still has this modify index; returns whether it did.
     *
     * @param modifyIndex of the variable as it was read; 0 to write only where there is none
     */
    public boolean compareAndSet(String path, Map<String, String> items, long modifyIndex) {
        return api.put(PATH, path)
                        .query("cas", Long.toString(modifyIndex))
                        .json(Map.of("Path", path, "Items", items))
                        .acceptingJson(CONFLICT)
                        .send()
                        .status()
                != CONFLICT;
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
