package io.nonet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DashboardServerTest {
    private final DashboardState state = new DashboardState();
    private final List<String> orders = new ArrayList<>();
    private final DashboardServer server = DashboardServer.start(0, "<p>page</p>", state, order -> {
        orders.add(order.path("action").asText());
        return Optional.of("no\u202e")
                .filter(problem -> order.path("action").asText().isEmpty());
    });
    private final URI address = URI.create(server.address());
    private final String token = address.getFragment().substring("token=".length());

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void servesItsPageWithoutATokenSinceItsAddressKeepsThatInTheBrowser() throws IOException {
        assertThat(get("/", address.getAuthority(), ""))
                .startsWith("HTTP/1.1 200")
                .contains("<p>page</p>");
        assertThat(address.getQuery()).isNull();
        assertThat(address.getHost()).isEqualTo("127.0.0.1");
    }

    @Test
    void tellsNothingToOthers() throws IOException {
        for (String path : List.of("/events", "/events?token=", "/events?token=x", "/faults")) {
            assertThat(get(path, address.getAuthority(), ""))
                    .as(path)
                    .startsWith("HTTP/1.1 403")
                    .doesNotContain("page");
        }
        for (String path : List.of("/", "/events?token=" + token)) {
            assertThat(get(path, "evil.example:" + address.getPort(), ""))
                    .as(path)
                    .startsWith("HTTP/1.1 403");
            assertThat(get(path, address.getAuthority(), "Origin: http://evil.example\r\n"))
                    .as(path)
                    .startsWith("HTTP/1.1 403");
        }
    }

    @Test
    void sendsNewsAsTheyCome() throws IOException {
        state.set("{\"ready\":true}");
        try (BufferedReader lines = reader(open("/events?token=" + token, address.getAuthority(), ""))) {
            assertThat(nextData(lines)).isEqualTo("data: {\"ready\":true}");
            state.set("{\"ready\":false}");
            assertThat(nextData(lines)).isEqualTo("data: {\"ready\":false}");
        }
    }

    @Test
    void takesOrdersWithTheTokenInTheHeaderOnly() throws IOException {
        assertThat(order("/faults", token, "{\"action\":\"heal-all\"}")).isEqualTo(202);
        assertThat(order("/faults?token=" + token, "", "{\"action\":\"kill\"}")).isEqualTo(403);
        assertThat(order("/faults", token, "{}")).isEqualTo(400);
        assertThat(order("/faults", token, "no json")).isEqualTo(400);
        assertThat(orders).containsExactly("heal-all", "");
    }

    @Test
    void saysWhatIsWrongWithAnOrderSoThatAllOfItIsSeen() throws IOException {
        HttpURLConnection refused = ordered("/faults", token, "{}");
        assertThat(refused.getErrorStream()).hasContent("no\\u202e");
    }

    private int order(String path, String header, String body) throws IOException {
        return ordered(path, header, body).getResponseCode();
    }

    private HttpURLConnection ordered(String path, String header, String body) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) address.resolve(path).toURL().openConnection();
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.setRequestProperty("X-Nonet-Token", header);
        connection.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
        connection.getResponseCode();
        return connection;
    }

    /** Whole answer of a request that a browser would not let a page make. */
    private String get(String path, String host, String headers) throws IOException {
        try (Socket socket = open(path, host, headers)) {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Socket open(String path, String host, String headers) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), address.getPort());
        String request = "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\n" + headers + "Connection: close\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        return socket;
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    private static String nextData(BufferedReader lines) throws IOException {
        String line = lines.readLine();
        while (line != null && !line.startsWith("data: ")) {
            line = lines.readLine();
        }
        return line;
    }
}
