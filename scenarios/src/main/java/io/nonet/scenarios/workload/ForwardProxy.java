package io.nonet.scenarios.workload;

import io.nonet.cluster.Cluster;
import io.nonet.docker.SideContainer;
import java.net.Proxy;
import java.util.List;

/**
 * A way for clients on the host to every address of the cluster's network: an HTTP proxy beside the cluster.
 *
 * <p>It opens a connection for each request, tries once, and answers 502 or 504 where nobody answers, so that whoever uses it
 * sees what a client on that network would.
 */
public final class ForwardProxy implements AutoCloseable {
    private static final int PORT = 3128;
    private static final String SERVER = """
            location / {
              proxy_pass http://$http_host$request_uri;
              proxy_set_header Host $http_host;
              proxy_connect_timeout 1s;
              proxy_read_timeout 5s;
            }""";

    private final SideContainer container;

    private ForwardProxy(SideContainer container) {
        this.container = container;
    }

    /** Starts one beside this cluster, and returns once it listens. */
    public static ForwardProxy start(Cluster cluster) {
        return new ForwardProxy(Nginx.start(cluster, "forward-proxy", PORT, SERVER, List.of()));
    }

    /** Where the host reaches it. */
    public Proxy address() {
        return new Proxy(Proxy.Type.HTTP, container.address(PORT));
    }

    @Override
    public void close() {
        container.close();
    }
}
