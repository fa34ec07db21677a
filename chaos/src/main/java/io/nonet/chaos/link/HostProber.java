package io.nonet.chaos.link;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.nonet.chaos.link.ProbeResult.Kind;
import io.nonet.chaos.link.ProbeTarget.Method;
import io.nonet.cluster.Cluster;
import io.nonet.cluster.Machine;
import io.nonet.cluster.Parallel;
import io.nonet.topology.Port;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tries ways from the host to agents, as {@code /usr/local/lib/nonet/probe} tries those from a node. */
record HostProber(Cluster cluster) {
    /** What no agent understands. */
    private static final byte[] GOODBYE = "nonet probe\n\n".getBytes(US_ASCII);

    Map<ProbeTarget, ProbeResult> probe(Collection<ProbeTarget> targets, Duration limit) {
        Map<ProbeTarget, ProbeResult> results = new LinkedHashMap<>();
        Parallel.map(List.copyOf(targets), target -> Map.entry(target, probe(target, (int) limit.toMillis())))
                .forEach(result -> results.put(result.getKey(), result.getValue()));
        return results;
    }

    private ProbeResult probe(ProbeTarget target, int limit) {
        Machine machine = cluster.machine(target.to());
        // Which tells, too, where its ports are: another process may have started it anew.
        machine.isUp();
        URI address = address(machine, target.port());
        byte[] words = target.method() == Method.GOODBYE ? GOODBYE : TlsHello.padded(target.size());
        long sent = cluster.timeline().nanos();
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.getHost(), address.getPort()), limit);
            socket.setSoTimeout(limit);
            sent = cluster.timeline().nanos();
            socket.getOutputStream().write(words);
            boolean answered = answered(socket.getInputStream(), target.method());
            return result(answered ? Kind.DATA : Kind.CLOSED, sent);
        } catch (ConnectException e) {
            return result(Kind.REFUSED, sent);
        } catch (SocketTimeoutException e) {
            return result(Kind.SILENT, sent);
        } catch (IOException reset) {
            return result(Kind.CLOSED, sent);
        }
    }

    /** Whether something came back; of a goodbye, only the end counts. */
    private static boolean answered(InputStream in, Method method) throws IOException {
        if (method == Method.HELLO) {
            return in.read() >= 0;
        }
        in.readAllBytes();
        return false;
    }

    private ProbeResult result(Kind kind, long since) {
        return new ProbeResult(kind, (cluster.timeline().nanos() - since) / 1e6, 0);
    }

    private static URI address(Machine machine, Port port) {
        return port == Port.CONSUL_HTTPS ? machine.consul() : machine.nomad().orElseThrow();
    }
}
