package io.nonet.digitalocean.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpExchangeTest {
    private static final String SECRET = "dop_v1_verysecret";

    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private HttpServer server;
    private HttpExchange exchange;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", call -> {
            String authorization = call.getRequestHeaders().getFirst("Authorization");
            seen.add(call.getRequestMethod() + " " + authorization);
            switch (call.getRequestURI().getPath()) {
                case "/v2/fine" -> call.sendResponseHeaders(204, -1);
                case "/v2/silence" -> await();
                case "/v2/echo" -> {
                    byte[] body = ("debug: " + authorization).getBytes(StandardCharsets.UTF_8);
                    call.sendResponseHeaders(500, body.length);
                    call.getResponseBody().write(body);
                }
                case "/v2/busy" -> {
                    call.getResponseHeaders().set("Retry-After", "0");
                    call.sendResponseHeaders(503, -1);
                }
                case "/v2/redirect" -> {
                    call.getResponseHeaders().set("Location", "/v2/echo");
                    call.sendResponseHeaders(307, -1);
                }
                default -> {}
            }
            call.close();
        });
        server.start();
        exchange = waiting(Duration.ofSeconds(30));
    }

    private HttpExchange waiting(Duration limit) {
        URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return new HttpExchange(new ApiAccess(base, ApiToken.of(SECRET)), limit);
    }

    private void await() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
    }

    @Test
    void endsACallThatIsNotAnswered() {
        HttpExchange hasty = waiting(Duration.ofMillis(200));
        assertThatThrownBy(() -> hasty.send(Call.get("/v2/silence")))
                .isInstanceOf(IOException.class)
                .hasMessageNotContaining(SECRET);
    }

    @Test
    void sendsNothingTwiceWhenAConnectionThatWasKeptBreaks() throws IOException {
        exchange.send(Call.get("/v2/fine"));
        Call call = Call.post("/v2/broken", Json.object());
        assertThatThrownBy(() -> exchange.send(call)).isInstanceOf(IOException.class);
        assertThat(seen).hasSize(2);
    }

    @Test
    void sendsNothingTwiceUponARefusalThatInvitesTo() throws IOException {
        assertThat(exchange.send(Call.post("/v2/busy", Json.object())).status()).isEqualTo(503);
        assertThat(seen).hasSize(1);
    }

    @Test
    void hidesTheTokenThatAProxyRepeats() throws IOException {
        Reply reply = exchange.send(Call.get("/v2/echo"));
        assertThat(reply.body()).isEqualTo("debug: Bearer [token]");
        assertThat(reply.toString()).doesNotContain(SECRET);
        assertThat(seen).containsExactly("GET Bearer " + SECRET);
    }

    @Test
    void goesWhereItWasToldAndNowhereElse() throws IOException {
        assertThat(exchange.send(Call.get("/v2/redirect")).status()).isEqualTo(307);
        assertThat(seen).hasSize(1);
    }
}
