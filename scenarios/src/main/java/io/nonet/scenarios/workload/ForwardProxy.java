package io.nonet.scenarios.workload;

import io.nonet.cluster.Cluster;
import io.nonet.cluster.Machine;
import io.nonet.docker.SideContainer;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A way for clients on the host to every address of the cluster's network: an HTTP proxy beside the cluster, or, where
 * nothing can be beside it, on its first Consul server.
 *
 * <p>It opens a connection for each request, tries once, and answers 502 or 504 where nobody answers, so that whoever uses it
 * sees what a client on that network would.
 */
public final class ForwardProxy implements AutoCloseable {
    private static final int PORT = 3128;
    /** Of those that run: the lowest that is free is taken, so that one which an ended process left is found again. */
    private static final FreeNumbers NUMBERS = new FreeNumbers();

    private static final String SERVER = """
            location / {
              proxy_pass http://$http_host$request_uri;
              proxy_set_header Host $http_host;
              proxy_connect_timeout 1s;
              proxy_read_timeout 5s;
            }""";

    private final Proxy address;
    private final Runnable stop;
    private final AtomicBoolean stopped = new AtomicBoolean();

    private ForwardProxy(InetSocketAddress address, Runnable stop) {
        this.address = new Proxy(Proxy.Type.HTTP, address);
        this.stop = stop;
    }

    /** Starts one for this cluster, and returns once it listens; several may run at once. */
    public static ForwardProxy start(Cluster cluster) {
        int number = NUMBERS.take();
        try {
            return start(cluster, number);
        } catch (RuntimeException | Error e) {
            NUMBERS.giveBack(number);
            throw e;
        }
    }

    private static ForwardProxy start(Cluster cluster, int number) {
        Machine machine = cluster.machine(cluster.topology().consulServers().get(0));
        Optional<InetSocketAddress> loopback = machine.loopback(PORT + number);
        if (loopback.isPresent()) {
            Runnable stop = Nginx.startOn(machine, PORT + number, SERVER);
            return new ForwardProxy(loopback.get(), () -> stop(number, stop));
        }
        SideContainer container = Nginx.start(cluster, "forward-proxy-" + number, PORT, SERVER, List.of());
        try {
            return new ForwardProxy(container.address(PORT), () -> stop(number, container::close));
        } catch (RuntimeException | Error e) {
            container.close();
            throw e;
        }
    }

    private static void stop(int number, Runnable stop) {
        try {
            stop.run();
        } finally {
            NUMBERS.giveBack(number);
        }
    }

    /** Where the host reaches it. */
    public Proxy address() {
        return address;
    }

    @Override
    public void close() {
        if (!stopped.getAndSet(true)) {
            stop.run();
        }
    }
}
