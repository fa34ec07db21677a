package io.nonet.client.consul;

import io.nonet.client.ApiAnswer;
import io.nonet.client.HttpApi;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the servers have on record about nodes and services, healthy or not. */
public final class Catalog {

    private final HttpApi api;

    Catalog(HttpApi api) {
        this.api = api;
    }

    /** All nodes. */
    public List<CatalogNode> nodes() {
        return api.get("/v1/catalog/nodes").send().listOf(CatalogNode.class);
    }

    /** All nodes, when they have changed. */
    public Answer<List<CatalogNode>> nodes(BlockingQuery query) {
        ApiAnswer answer = query.on(api.get("/v1/catalog/nodes")).send();
        return Answer.of(answer.listOf(CatalogNode.class), answer);
    }

    /** The names of all services, each with the tags that any of its instances has. */
    public Map<String, List<String>> services() {
        return services(api.get("/v1/catalog/services").send());
    }

    /** The names and tags of all services, when they have changed. */
    public Answer<Map<String, List<String>>> services(BlockingQuery query) {
        ApiAnswer answer = query.on(api.get("/v1/catalog/services")).send();
        return Answer.of(services(answer), answer);
    }

    /** The instances of a service; none when there is no such service. */
    public List<CatalogService> service(String name) {
        return api.get("/v1/catalog/service/{service}", name).send().listOf(CatalogService.class);
    }

    /** The instances of a service, when they have changed. */
    public Answer<List<CatalogService>> service(String name, BlockingQuery query) {
        ApiAnswer answer =
                query.on(api.get("/v1/catalog/service/{service}", name)).send();
        return Answer.of(answer.listOf(CatalogService.class), answer);
    }

    /**
     * Deletes a node with its services and checks, such as one that no agent announces; does nothing when there is none.
     * What an agent announces it writes again.
     */
    public void deregister(String node) {
        api.put("/v1/catalog/deregister").json(Map.of("Node", node)).send();
    }

    private static Map<String, List<String>> services(ApiAnswer answer) {
        return answer.mapOf(String[].class).entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> List.of(entry.getValue())));
    }
}
