package io.nonet.digitalocean.fake;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.nonet.digitalocean.api.Exchange;
import io.nonet.digitalocean.api.Reply;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * A DigitalOcean on this computer, with an account of its own.
 *
 * <p>Its time is a clock's, so that a test in which waiting takes no time can wait for droplets. What becomes of calls can
 * be arranged, by their number or by chance; how it behaves throughout is its {@link Manners}. Too many calls are
 * answered 429, as the real one does, and remembered. Safe for use by several threads.
 */
public final class FakeDigitalOcean implements AutoCloseable {
    /** The only token that it takes. */
    public static final String TOKEN = "dop_v1_0123456789abcdef0123456789abcdef";

    private static final JsonMapper JSON = new JsonMapper();
    private static final int PER_MINUTE = 250;
    private static final int KEY_LISTS_PER_MINUTE = 10;
    private static final int PER_HOUR = 5000;
    private static final Duration LATE = Duration.ofSeconds(6);

    static {
        // Without it each answer waits for the acknowledgement of its header.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    /** A call that was made. */
    public record Served(Instant at, String method, String target, int status, String body) {}

    private record Postponed(Instant due, FakeRoutes.Request request) {}

    private final HttpServer server;
    private final Clock clock;
    private final FakeState state;
    private final FakeRoutes routes;
    private final List<Served> served = new ArrayList<>();
    private final Map<Integer, Trouble> arranged = new HashMap<>();
    private final Deque<Postponed> postponed = new ArrayDeque<>();
    private Random chance = new Random(0);
    private double likelihood;
    private List<Trouble> kinds = List.of();
    private int callsLeft = PER_HOUR;

    private FakeDigitalOcean(HttpServer server, Clock clock, Manners manners, Hardware hardware) {
        this.server = server;
        this.clock = clock;
        this.state = new FakeState(clock, manners, hardware);
        this.routes = new FakeRoutes(state, manners, "https://api.digitalocean.com");
    }

    /** Starts on a free port of the loopback address; its droplets are nothing but what it says of them. */
    public static FakeDigitalOcean start(Clock clock, Manners manners) {
        return start(clock, manners, Hardware.NONE, 0);
    }

    /**
     * Starts on the loopback address.
     *
     * @param hardware what droplets are made of, except those of others; to be closed by the caller, later than this
     * @param port 0 for a free one
     */
    public static FakeDigitalOcean start(Clock clock, Manners manners, Hardware hardware, int port) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            FakeDigitalOcean fake = new FakeDigitalOcean(server, clock, manners, hardware);
            server.createContext("/", fake::serve);
            server.start();
            return fake;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it is, as {@code DIGITALOCEAN_API_URL} has it. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /**
     * Adds what others have: a VPC in each region, a production cluster whose droplets have the names that ours have, a
     * key, a firewall, tags.
     */
    public synchronized void addForeignResources() {
        state.inThePast(this::createForeignResources);
    }

    private void createForeignResources() {
        createForeignVpcs();
        create("/v2/account/keys", "name", "nonet-laptop", "public_key", "ssh-ed25519 AAAAforeign somebody");
        for (String tag : List.of("consul-server", "nonet-docs", "nonet:run-unknown", "production")) {
            create("/v2/tags", "name", tag);
        }
        create("/v2/firewalls", "name", "nonet-production");
        ObjectNode order = FakeState.object().put("region", "sgp1").put("size", "s-1vcpu-1gb");
        for (String name : List.of("consul-0", "consul-1", "nomad-server-0")) {
            state.addForeign(name, order, List.of("production", "consul-server"));
        }
    }

    /** Adds a tag that nothing bears. */
    public synchronized void addTag(String name) {
        create("/v2/tags", "name", name);
    }

    /** Adds a VPC in each region, its default, and another. */
    public synchronized void addForeignVpcs() {
        state.inThePast(this::createForeignVpcs);
    }

    private void createForeignVpcs() {
        int number = 10;
        for (String region : FakeCatalogue.REGIONS) {
            createVpc("default-" + region, region, "10." + number + ".0.0/20");
            number++;
        }
        createVpc("nonet-run-of-somebody-else", "sgp1", "10.140.0.0/20");
    }

    /** Adds a VPC of this range. */
    public synchronized void addForeignVpc(String range) {
        state.inThePast(() -> createVpc("of-" + range.replace('/', '-'), "sgp1", range));
    }

    /** Removes the VPC of this range. */
    public synchronized void removeForeignVpc(String range) {
        state.vpcs
                .values()
                .removeIf(item -> item.json().path("ip_range").asText().equals(range));
    }

    private void createVpc(String name, String region, String range) {
        create("/v2/vpcs", "name", name, "region", region, "ip_range", range);
    }

    private void create(String path, String... fields) {
        ObjectNode body = FakeState.object();
        for (int i = 0; i < fields.length; i += 2) {
            body.put(fields[i], fields[i + 1]);
        }
        Answer answer = routes.answer(new FakeRoutes.Request("POST", path, Map.of(), body));
        if (answer.status() > 299) {
            throw new IllegalStateException("The fake refuses " + path + ": " + answer.body());
        }
    }

    /** Takes a tag from all that bear it, as somebody does who deletes it. */
    public synchronized void removeTag(String name) {
        state.removeTag(name);
    }

    /** Has so many of the next actions on droplets end errored, without having done anything. */
    public synchronized void failActions(int count) {
        state.failingActions = count;
    }

    /** Has something become of one call; the first of all has number 1. */
    public synchronized void arrange(int call, Trouble trouble) {
        arranged.put(call, trouble);
    }

    /** Has one of these become of each call, with this likelihood; the same seed always gives the same. */
    public synchronized void arrangeByChance(long seed, double likelihood, Trouble... troubles) {
        this.chance = new Random(seed);
        this.likelihood = likelihood;
        this.kinds = List.of(troubles);
    }

    /** From now on no droplet is deleted, whatever is answered. */
    public synchronized void holdDroplets() {
        state.held = true;
    }

    /** Adds a droplet of somebody else's to a VPC, whoever has made that. */
    public synchronized void addForeignDroplet(String name, String vpc) {
        state.inThePast(() -> state.vpcs.forEach((id, item) -> {
            if (item.json().path("name").asText().equals(vpc)) {
                ObjectNode order = FakeState.object().put("vpc_uuid", id).put("size", "s-1vcpu-1gb");
                state.addForeign(name, order, List.of("production"));
            }
        }));
    }

    /** Adds a droplet of somebody else's, with these tags. */
    public synchronized void addForeignDroplet(String name, List<String> tags) {
        ObjectNode order = FakeState.object().put("region", "sgp1").put("size", "s-1vcpu-1gb");
        state.inThePast(() -> state.addForeign(name, order, tags));
    }

    /** How many droplets the account may have, those of others included. */
    public synchronized void limitDroplets(int limit) {
        state.dropletLimit = limit;
    }

    /** Locks the account. */
    public synchronized void lock() {
        state.accountStatus = "locked";
    }

    /** How many calls are left this hour. */
    public synchronized void limitCalls(int left) {
        callsLeft = left;
    }

    /** Removes all VPCs, so that the next becomes its region's default. */
    public synchronized void removeVpcs() {
        state.vpcs.clear();
    }

    /** All that the account has, a line for each thing; what is on its way is done first. */
    public synchronized Set<String> everything() {
        catchUp(clock.instant().plus(LATE));
        return new TreeSet<>(state.everything());
    }

    /** How many droplets calls have made so far, those that are gone again included. */
    public synchronized int dropletsEverMade() {
        return state.made;
    }

    /** The calls so far, in order. */
    public synchronized List<Served> served() {
        return List.copyOf(served);
    }

    /** The most calls that came within any one second. */
    public synchronized int mostPerSecond() {
        return mostWithin(Duration.ofSeconds(1));
    }

    private int mostWithin(Duration span) {
        int most = 0;
        int from = 0;
        for (int to = 0; to < served.size(); to++) {
            while (!served.get(from).at().plus(span).isAfter(served.get(to).at())) {
                from++;
            }
            most = Math.max(most, to - from + 1);
        }
        return most;
    }

    /** Calls that come without a connection, and so in no time; the token is not asked for. */
    public Exchange directly() {
        return call -> {
            Answer answer = handle(
                    call.method(),
                    call.path(),
                    call.body().map(JsonNode::toString).orElse(""));
            if (answer.status() == 0) {
                throw new EOFException("the connection ended");
            }
            return new Reply(answer.status(), answer.headers(), answer.body());
        };
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void serve(HttpExchange exchange) throws IOException {
        String method = exchange.getRequestMethod();
        String target = exchange.getRequestURI().toString();
        String text = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        boolean known = ("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"));
        Answer answer = known ? handle(method, target, text) : unknown(method, target);
        if (answer.status() == 0) {
            // No answer at all: the connection ends here.
            exchange.close();
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", answer.type());
        exchange.getResponseHeaders().set("ratelimit-limit", Integer.toString(PER_HOUR));
        exchange.getResponseHeaders().set("ratelimit-remaining", Integer.toString(callsLeft));
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        byte[] body = answer.body().getBytes(UTF_8);
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    private synchronized Answer unknown(String method, String target) {
        served.add(new Served(clock.instant(), method, target, 401, ""));
        return Answer.error(401, "Unauthorized", "Unable to authenticate you");
    }

    private synchronized Answer handle(String method, String target, String text) {
        catchUp(clock.instant());
        callsLeft--;
        FakeRoutes.Request request = FakeRoutes.Request.of(method, target, json(text));
        Answer answer = withTrouble(request);
        served.add(new Served(clock.instant(), method, target, answer.status(), text));
        return answer;
    }

    private Answer withTrouble(FakeRoutes.Request request) {
        Trouble trouble = arranged.get(served.size() + 1);
        if (trouble == null && chance.nextDouble() < likelihood) {
            trouble = kinds.get(chance.nextInt(kinds.size()));
        }
        if (trouble == null) {
            return limited(request);
        }
        return switch (trouble) {
            case BURST -> Answer.tooMany(7);
            case TRY_AGAIN -> Answer.unprocessable("Something went wrong, please try again");
            case PENDING_EVENT -> Answer.unprocessable("Droplet already has a pending event.");
            case PAGE_INSTEAD -> Answer.page(502);
            case PAGE_AS_SUCCESS -> Answer.page(200);
            case CUT -> Answer.empty(0);
            case PAGE_AFTER -> {
                limited(request);
                yield Answer.page(504);
            }
            case LOST -> {
                limited(request);
                yield Answer.empty(0);
            }
            case LATE -> {
                postponed.add(new Postponed(clock.instant().plus(LATE), request));
                yield Answer.empty(0);
            }
        };
    }

    private Answer limited(FakeRoutes.Request request) {
        Instant minuteAgo = clock.instant().minusSeconds(60);
        List<Served> lately =
                served.stream().filter(call -> call.at().isAfter(minuteAgo)).toList();
        boolean keys = request.method().equals("GET") && request.path().equals("/v2/account/keys");
        if (callsLeft < 0) {
            return Answer.error(429, "too_many_requests", "API Rate limit exceeded.");
        }
        if (lately.size() >= PER_MINUTE || (keys && keyLists(lately) >= KEY_LISTS_PER_MINUTE)) {
            return Answer.tooMany(10);
        }
        return routes.answer(request);
    }

    private static long keyLists(List<Served> calls) {
        return calls.stream()
                .filter(call -> call.method().equals("GET") && call.target().startsWith("/v2/account/keys"))
                .count();
    }

    private void catchUp(Instant now) {
        while (!postponed.isEmpty() && !postponed.peek().due().isAfter(now)) {
            routes.answer(postponed.remove().request());
        }
    }

    private static JsonNode json(String text) {
        try {
            return text.isEmpty() ? MissingNode.getInstance() : JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The call's body is no JSON: " + text, e);
        }
    }
}
