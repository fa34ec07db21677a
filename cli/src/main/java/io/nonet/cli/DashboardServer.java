package io.nonet.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.nonet.cluster.EnvironmentUnusableException;
import io.nonet.observe.VisibleText;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * Serves a dashboard on this machine only: the page, the news of the cluster as server-sent events, and orders.
 *
 * <p>Whoever asks for another host or from another page gets 403 and learns nothing, and so does whoever has no token, but for
 * the page itself: it knows nothing but the cluster's name, and finds the token in the part of its address that browsers send to
 * nobody. So it can be loaded again.
 */
final class DashboardServer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_BYTES = 4096;
    /** So often a line is sent to whoever waits, which shows whether he still does. */
    private static final long ALIVE_SECONDS = 10;

    private final HttpServer server;
    private final DashboardAccess access;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "nonet-dashboard");
        thread.setDaemon(true);
        return thread;
    });

    private DashboardServer(HttpServer server) {
        this.server = server;
        this.access = DashboardAccess.to(server.getAddress().getPort());
    }

    /**
     * Serves from now on.
     *
     * @param port 0 for any that is free
     * @param orders does what a request orders, and returns what is wrong with it; empty if it is taken
     * @throws EnvironmentUnusableException if the port is taken
     */
    static DashboardServer start(
            int port, String page, DashboardState state, Function<JsonNode, Optional<String>> orders) {
        HttpServer server;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new EnvironmentUnusableException(
                    "The dashboard cannot listen on port " + port + ": " + e.getMessage() + ".",
                    "Name another with --port, or leave it out.");
        }
        DashboardServer dashboard = new DashboardServer(server);
        server.createContext("/", exchange -> dashboard.page(exchange, () -> send(exchange, 200, "text/html", page)));
        server.createContext(
                "/events", exchange -> dashboard.guarded(exchange, "GET", "/events", () -> events(exchange, state)));
        server.createContext(
                "/faults", exchange -> dashboard.guarded(exchange, "POST", "/faults", () -> order(exchange, orders)));
        server.setExecutor(dashboard.threads);
        server.start();
        return dashboard;
    }

    /** Where the page is, with the token. */
    String address() {
        return "http://" + access.hosts().get(0) + "/#token=" + access.token();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void page(HttpExchange exchange, Answer answer) throws IOException {
        answer(exchange, "GET", "/", access.foreign(header(exchange, "Host"), header(exchange, "Origin")), answer);
    }

    private void guarded(HttpExchange exchange, String method, String path, Answer answer) throws IOException {
        Optional<String> token =
                method.equals("POST") ? header(exchange, "X-Nonet-Token") : parameter(exchange, "token");
        answer(
                exchange,
                method,
                path,
                access.refusal(header(exchange, "Host"), header(exchange, "Origin"), token),
                answer);
    }

    private static void answer(
            HttpExchange exchange, String method, String path, Optional<String> refusal, Answer answer)
            throws IOException {
        try (exchange) {
            if (refusal.isPresent()) {
                send(exchange, 403, "text/plain", refusal.get() + "\n");
            } else if (!exchange.getRequestURI().getPath().equals(path)) {
                send(exchange, 404, "text/plain", "There is no such page.\n");
            } else if (!exchange.getRequestMethod().equals(method)) {
                send(exchange, 405, "text/plain", "Expected " + method + ".\n");
            } else {
                answer.send();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void events(HttpExchange exchange, DashboardState state) throws IOException, InterruptedException {
        headers(exchange, "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            long known = 0;
            while (!Thread.currentThread().isInterrupted()) {
                DashboardState.News news = state.after(known, ALIVE_SECONDS);
                // JSON has no line feed of its own, so it is one line.
                out.write((news.version() > known ? "data: " + news.json() + "\n\n" : ": still here\n\n")
                        .getBytes(UTF_8));
                out.flush();
                known = news.version();
            }
        }
    }

    private static void order(HttpExchange exchange, Function<JsonNode, Optional<String>> orders) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES);
        Optional<String> problem;
        try {
            problem = orders.apply(JSON.readTree(body));
        } catch (JsonProcessingException e) {
            problem = Optional.of("expected an order in JSON");
        }
        send(
                exchange,
                problem.isPresent() ? 400 : 202,
                "text/plain",
                problem.map(VisibleText::ofLines).orElse(""));
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        headers(exchange, type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static void headers(HttpExchange exchange, String type) {
        exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.getResponseHeaders().set("Referrer-Policy", "no-referrer");
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.getResponseHeaders().set("X-Frame-Options", "DENY");
        exchange.getResponseHeaders().set("Cross-Origin-Resource-Policy", "same-origin");
    }

    private static Optional<String> header(HttpExchange exchange, String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
    }

    private static Optional<String> parameter(HttpExchange exchange, String name) {
        String query = Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse("");
        return Arrays.stream(query.split("&", -1))
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> pair.substring(name.length() + 1))
                .findFirst();
    }

    /** What a request gets that may be answered. */
    @FunctionalInterface
    private interface Answer {
        void send() throws IOException, InterruptedException;
    }
}
