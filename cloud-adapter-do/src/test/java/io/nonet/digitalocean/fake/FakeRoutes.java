package io.nonet.digitalocean.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which call does what. */
final class FakeRoutes {
    private static final int USUAL_PAGE = 20;

    private final FakeState state;
    private final Manners manners;
    private final String base;

    FakeRoutes(FakeState state, Manners manners, String base) {
        this.state = state;
        this.manners = manners;
        this.base = base;
    }

    /** One call as it came in; the path is decoded, and so is the query. */
    record Request(String method, String path, Map<String, String> query, JsonNode body) {
        static Request of(String method, String target, JsonNode body) {
            int mark = target.indexOf('?');
            String path = URLDecoder.decode(mark < 0 ? target : target.substring(0, mark), StandardCharsets.UTF_8);
            Map<String, String> query = new LinkedHashMap<>();
            for (String pair :
                    mark < 0 ? new String[0] : target.substring(mark + 1).split("&")) {
                String[] parts = pair.split("=", 2);
                query.put(parts[0], URLDecoder.decode(parts.length > 1 ? parts[1] : "", StandardCharsets.UTF_8));
            }
            return new Request(method, path, query, body);
        }

        /** What follows the prefix, without the rest. */
        String id(String prefix) {
            return path.substring(prefix.length()).replaceFirst("/.*", "");
        }
    }

    Answer answer(Request request) {
        state.settleFirewalls();
        return switch (request.method()) {
            case "GET" -> get(request);
            case "POST" -> post(request);
            case "DELETE" -> delete(request);
            default -> Answer.error(405, "method_not_allowed", "Not allowed");
        };
    }

    private Answer get(Request request) {
        return switch (request.path()) {
            case "/v2/account" -> account();
            case "/v2/regions" -> list(request, "regions", items(FakeCatalogue.regions()));
            case "/v2/sizes" -> list(request, "sizes", items(FakeCatalogue.sizes()));
            case "/v2/images" -> list(request, "images", items(FakeCatalogue.images()));
            case "/v2/account/keys" -> list(request, "ssh_keys", state.inSight(state.keys));
            case "/v2/vpcs" -> list(request, "vpcs", state.inSight(state.vpcs));
            case "/v2/firewalls" -> list(request, "firewalls", state.inSight(state.firewalls));
            case "/v2/tags" ->
                list(
                        request,
                        "tags",
                        state.tags.stream()
                                .map(tag -> (JsonNode) state.tag(tag))
                                .toList());
            case "/v2/droplets" -> droplets(request);
            default -> part(request);
        };
    }

    private Answer part(Request request) {
        String path = request.path();
        if (path.matches("/v2/vpcs/[^/]+/members")) {
            List<JsonNode> members = new ArrayList<>();
            state.members(request.id("/v2/vpcs/"))
                    .forEach(droplet -> members.add(FakeState.object()
                            .put("urn", "do:droplet:" + droplet.id)
                            .put("name", droplet.name)));
            return list(request, "members", members);
        }
        if (path.matches("/v2/firewalls/[^/]+")) {
            FakeState.Item item = state.firewalls.get(request.id("/v2/firewalls/"));
            return item == null ? Answer.notFound() : FakeState.wrapped(200, "firewall", item.json());
        }
        Optional<FakeDroplet> droplet = droplet(request);
        if (path.matches("/v2/droplets/[0-9]+")) {
            return droplet.map(found -> FakeState.wrapped(200, "droplet", found.json(state.now())))
                    .orElseGet(Answer::notFound);
        }
        if (path.matches("/v2/droplets/[0-9]+/actions")) {
            return droplet.map(found -> list(request, "actions", List.copyOf(found.actions(state.now()))))
                    .orElseGet(Answer::notFound);
        }
        if (path.matches("/v2/actions/[0-9]+")) {
            return action(Long.parseLong(request.id("/v2/actions/")));
        }
        return Answer.notFound();
    }

    /** The droplet that a path begins with; a new one cannot be found for a while. */
    private Optional<FakeDroplet> droplet(Request request) {
        return request.path().matches("/v2/droplets/[0-9]+(/.*)?")
                ? Optional.ofNullable(state.droplets.get(Long.parseLong(request.id("/v2/droplets/"))))
                        .filter(found -> !found.gone(state.now()) && found.found(state.now()))
                : Optional.empty();
    }

    private Answer action(long id) {
        return state.live().stream()
                .flatMap(droplet -> droplet.actions(state.now()).stream())
                .filter(action -> action.path("id").asLong() == id)
                .findFirst()
                .map(action -> FakeState.wrapped(200, "action", action))
                .orElseGet(Answer::notFound);
    }

    private Answer droplets(Request request) {
        String tag = request.query().get("tag_name");
        return list(
                request,
                "droplets",
                state.live().stream()
                        .filter(droplet -> droplet.inSight(state.now()))
                        .filter(droplet -> tag == null || droplet.tags.contains(tag))
                        .map(droplet -> (JsonNode) droplet.json(state.now()))
                        .toList());
    }

    private Answer account() {
        ObjectNode account = FakeState.object()
                .put("droplet_limit", state.dropletLimit)
                .put("email", "somebody@example.com")
                .put("email_verified", true)
                .put("status", state.accountStatus)
                .put("status_message", "");
        return FakeState.wrapped(200, "account", account);
    }

    private Answer post(Request request) {
        return switch (request.path()) {
            case "/v2/account/keys" -> state.createKey(request.body());
            case "/v2/vpcs" -> state.createVpc(request.body());
            case "/v2/firewalls" -> state.createFirewall(request.body());
            case "/v2/droplets" -> state.createDroplets(request.body());
            case "/v2/tags" -> state.createTag(request.body());
            default ->
                request.path().endsWith("/actions")
                        ? droplet(request)
                                .map(found -> state.act(
                                        found, request.body().path("type").asText()))
                                .orElseGet(Answer::notFound)
                        : Answer.notFound();
        };
    }

    private Answer delete(Request request) {
        String path = request.path();
        if (path.equals("/v2/droplets")) {
            String tag = request.query().get("tag_name");
            if (tag == null || tag.isEmpty()) {
                return Answer.unprocessable("tag_name is missing");
            }
            state.live().stream().filter(droplet -> droplet.tags.contains(tag)).forEach(state::delete);
            return Answer.empty(204);
        }
        if (path.startsWith("/v2/droplets/")) {
            FakeDroplet droplet = state.droplets.get(Long.parseLong(request.id("/v2/droplets/")));
            if (droplet == null || droplet.gone(state.now())) {
                return Answer.notFound();
            }
            state.delete(droplet);
            return Answer.empty(204);
        }
        if (path.startsWith("/v2/vpcs/")) {
            return state.deleteVpc(request.id("/v2/vpcs/"));
        }
        boolean was;
        if (path.startsWith("/v2/account/keys/")) {
            was = state.keys.remove(request.id("/v2/account/keys/")) != null;
        } else if (path.startsWith("/v2/firewalls/")) {
            was = state.firewalls.remove(request.id("/v2/firewalls/")) != null;
        } else if (path.startsWith("/v2/tags/")) {
            was = state.removeTag(request.id("/v2/tags/"));
        } else {
            was = false;
        }
        return was ? Answer.empty(204) : Answer.notFound();
    }

    /** The next page is found by what its link says only: the number of the page means nothing here. */
    private Answer list(Request request, String field, List<JsonNode> all) {
        int size = Math.min(
                manners.pageSize(),
                Integer.parseInt(request.query().getOrDefault("per_page", Integer.toString(USUAL_PAGE))));
        int from = Integer.parseInt(request.query().getOrDefault("after", "0"));
        int to = Math.min(all.size(), from + size);
        ObjectNode body = FakeState.object();
        body.putArray(field).addAll(all.subList(Math.min(from, to), to));
        ObjectNode links = body.putObject("links");
        if (to < all.size()) {
            StringBuilder next = new StringBuilder(base + request.path() + "?after=" + to + "&per_page=" + size);
            String tag = request.query().get("tag_name");
            links.putObject("pages").put("next", (tag == null ? next : next.append("&tag_name=" + tag)).toString());
        }
        body.putObject("meta").put("total", all.size());
        return Answer.json(200, body);
    }

    private static List<JsonNode> items(Iterable<JsonNode> array) {
        List<JsonNode> items = new ArrayList<>();
        array.forEach(items::add);
        return items;
    }
}
