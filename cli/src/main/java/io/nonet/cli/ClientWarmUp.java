package io.nonet.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.nonet.client.ClientException;
import io.nonet.client.MutualTls;
import io.nonet.client.consul.ConsulClient;
import io.nonet.client.consul.Consistency;
import io.nonet.client.nomad.NomadClient;
import io.nonet.topology.NodeSpec;
import io.nonet.topology.pki.ClusterSecrets;
import io.nonet.topology.pki.Pkcs12;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * Calls a pretended agent on this host the way a launch calls the real ones.
 *
 * @param node whose certificate the agent shows
 */
record ClientWarmUp(ClusterSecrets secrets, NodeSpec node) {
    private static final char[] PASSWORD = "warm-up".toCharArray();
    private static final Map<String, String> ANSWERS = Map.of(
            "/v1/status/leader", "\"10.64.0.11:8300\"",
            "/v1/agent/members", "[{\"Name\":\"consul-0\",\"Addr\":\"10.64.0.11\",\"Port\":8301,\"Tags\":{},\"Status\":1}]",
            "/v1/operator/autopilot/health",
                    "{\"Healthy\":true,\"FailureTolerance\":1,\"Servers\":[{\"ID\":\"1\",\"Name\":\"consul-0\","
                            + "\"Healthy\":true,\"Voter\":true,\"LastContact\":\"0s\",\"StableSince\":\"2020-01-01T00:00:00Z\"}]}",
            "/v1/nodes",
                    "[{\"ID\":\"1\",\"Name\":\"nomad-client-0\",\"Status\":\"ready\",\"SchedulingEligibility\":\"eligible\","
                            + "\"Drivers\":{\"exec\":{\"Detected\":true,\"Healthy\":true}}}]",
            "/v1/catalog/service/nomad", "[{\"Node\":\"nomad-server-0\",\"ServiceName\":\"nomad\"}]",
            "/v1/kv/nonet/ready", "[{\"Key\":\"nonet/ready\",\"Value\":\"MQ==\"}]");

    void run() {
        try {
            HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(context()));
            server.createContext("/", ClientWarmUp::answer);
            server.start();
            try {
                call(URI.create("https://127.0.0.1:" + server.getAddress().getPort()));
            } finally {
                server.stop(0);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The pretended agent cannot use its certificate", e);
        }
    }

    private void call(URI address) {
        MutualTls tls = MutualTls.client(secrets.operator(), secrets.caCertificatePem());
        ConsulClient consul = ConsulClient.at(address, tls);
        NomadClient nomad = NomadClient.at(address, tls);
        List<Runnable> calls = List.of(
                () -> consul.status().leader(),
                () -> consul.agent().members(),
                () -> consul.operator().autopilotHealth(),
                () -> consul.kv().put("nonet/ready", "1"),
                () -> consul.kv().get("nonet/ready", Consistency.CONSISTENT),
                () -> consul.catalog().service("nomad"),
                () -> nomad.status().leader(),
                () -> nomad.agent().members(),
                () -> nomad.operator().autopilotHealth(),
                () -> nomad.nodes().list());
        for (Runnable call : calls) {
            try {
                call.run();
            } catch (ClientException e) {
                // An answer that does not fit has used the same classes.
                continue;
            }
        }
    }

    private SSLContext context() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        byte[] packed = Pkcs12.of(secrets.of(node), secrets.caCertificatePem(), PASSWORD, node.name());
        store.load(new ByteArrayInputStream(packed), PASSWORD);
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private static void answer(HttpExchange call) throws IOException {
        String text = ANSWERS.getOrDefault(call.getRequestURI().getPath(), "true");
        byte[] body = (call.getRequestMethod().equals("PUT") ? "true" : text).getBytes(UTF_8);
        call.getResponseHeaders().set("Content-Type", "application/json");
        call.sendResponseHeaders(200, body.length);
        call.getResponseBody().write(body);
        call.close();
    }
}
