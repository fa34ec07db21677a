package io.nonet.scenarios.workload;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.nonet.client.consul.CheckStatus;
import io.nonet.client.consul.ServiceInstance;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RouteTest {
    private final List<Integer> clientPorts = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private Route route;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            clientPorts.add(exchange.getRemoteAddress().getPort());
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        route = Route.fixed(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"), Proxy.NO_PROXY);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aClientKeepsItsConnection() {
        ask(route);
        ask(route);

        assertThat(clientPorts).hasSize(2);
        assertThat(clientPorts.get(1)).isEqualTo(clientPorts.get(0));
    }

    @Test
    void sharesItWithNoOtherClient() {
        ask(route);
        ask(route.forAnotherClient());

        assertThat(clientPorts).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void asksAnInstanceForThePathOfItsCheck() {
        ServiceInstance instance = TestingJob.instance("shop-1", "shop", CheckStatus.PASSING);

        assertThat(Route.target(instance, "/health?deep=1"))
                .isEqualTo(new Route.Target("c 10.64.0.18:8080", "http://10.64.0.18:8080/health?deep=1"));
        assertThat(Route.target(instance, "health").url()).isEqualTo("http://10.64.0.18:8080/health");
    }

    private static void ask(Route route) {
        assertThat(route.ask(0, () -> 0).error()).isEmpty();
    }
}
