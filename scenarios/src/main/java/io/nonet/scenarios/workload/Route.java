package io.nonet.scenarios.workload;

import static java.util.Objects.requireNonNull;

import io.nonet.client.consul.ServiceInstance;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** How one client gets from a service's name to an answer. It keeps its connections, which it shares with no other. */
final class Route {
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(3);

    private final OkHttpClient http;
    private final Supplier<Optional<Target>> next;

    record Target(String name, String url) {}

    private Route(OkHttpClient http, Supplier<Optional<Target>> next) {
        this.http = http;
        this.next = next;
    }

    private static OkHttpClient by(Proxy proxy, Duration patience) {
        return new OkHttpClient.Builder()
                .proxy(proxy)
                .callTimeout(patience)
                .readTimeout(patience)
                .retryOnConnectionFailure(false)
                .build();
    }

    /** Always the same address. */
    static Route fixed(URI address, Proxy proxy) {
        Target target = new Target(address.getAuthority(), address.toString());
        return new Route(by(proxy, CALL_TIMEOUT), () -> Optional.of(target));
    }

    /** Always the same instance, whose answer may take so long. */
    static Route patient(ServiceInstance instance, String path, Proxy proxy, Duration patience) {
        Target target = target(instance, path);
        return new Route(by(proxy, patience), () -> Optional.of(target));
    }

    /**
     * The instances that pass at the time, one after the other.
     *
     * @param path that each is asked for, such as {@code /health}; without its slash it means the same
     */
    static Route roundRobin(Instances instances, String path, Proxy proxy) {
        AtomicLong turn = new AtomicLong();
        return new Route(by(proxy, CALL_TIMEOUT), () -> {
            List<ServiceInstance> passing = instances.now();
            return passing.isEmpty()
                    ? Optional.empty()
                    : Optional.of(target(passing.get((int) (turn.getAndIncrement() % passing.size())), path));
        });
    }

    /**
     * The same way for another client, with connections of its own: of those that several share one may be left idle until the
     * other side closes it, and the next request sent there would be lost without anybody's fault.
     */
    Route forAnotherClient() {
        return new Route(http.newBuilder().connectionPool(new ConnectionPool()).build(), next);
    }

    static Target target(ServiceInstance instance, String path) {
        String address = instance.effectiveAddress() + ":" + instance.service().port();
        HttpUrl url = requireNonNull(HttpUrl.get("http://" + address + "/").resolve(path), path);
        return new Target(instance.node().name() + " " + address, url.toString());
    }

    Answered ask(long start, LongSupplier nanos) {
        Optional<Target> target = next.get();
        if (target.isEmpty()) {
            return new Answered("nobody", start, Duration.ZERO, "", Optional.of("no instance"));
        }
        String name = target.get().name();
        Request request = new Request.Builder().url(target.get().url()).build();
        try (Response response = http.newCall(request).execute()) {
            String body = response.body().string();
            Optional<String> error =
                    response.isSuccessful() ? Optional.empty() : Optional.of(Integer.toString(response.code()));
            return new Answered(name, start, since(start, nanos), error.isEmpty() ? body : "", error);
        } catch (InterruptedIOException e) {
            return new Answered(name, start, since(start, nanos), "", Optional.of("timeout"));
        } catch (IOException e) {
            return new Answered(name, start, since(start, nanos), "", Optional.of("connection: " + e.getMessage()));
        }
    }

    private static Duration since(long start, LongSupplier nanos) {
        return Duration.ofNanos(nanos.getAsLong() - start);
    }
}
