package io.nonet.client.consul;

import io.nonet.client.HttpApi;
import io.nonet.client.MutualTls;
import java.net.URI;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * One Consul agent's HTTP API.
 *
 * <p>Every method of its parts makes one call and throws a {@link io.nonet.client.ClientException} when that call does
 * not bring what was asked for; nothing is retried. Immutable, safe to use from many threads, and needs no closing.
 */
public final class ConsulClient {

    private final HttpApi api;

    private ConsulClient(HttpApi api) {
        this.api = api;
    }

    /**
     * The agent at an address such as {@code https://127.0.0.1:8501}; nothing is sent yet.
     *
     * @throws IllegalArgumentException when {@code base} is anything but https, a host and perhaps a port
     */
    public static ConsulClient at(URI base, MutualTls tls) {
        return new ConsulClient(HttpApi.at(base, tls));
    }

    /** An agent that may move, as one does whose machine is started anew; its address is asked for before each call. */
    public static ConsulClient at(Supplier<URI> base, MutualTls tls) {
        return new ConsulClient(HttpApi.at(base, tls));
    }

    /** The same agent, with another limit than 10 s for a whole call; blocking queries get their wait on top. */
    public ConsulClient withCallTimeout(Duration timeout) {
        return new ConsulClient(api.withCallTimeout(timeout));
    }

    /** The same agent, read with this consistency. */
    public ConsulClient with(Consistency consistency) {
        return new ConsulClient(consistency.of(api));
    }

    /** Scheme, host and port of the agent. */
    public URI base() {
        return api.base();
    }

    /** Who leads, as this agent knows it. */
    public ConsulStatus status() {
        return new ConsulStatus(api);
    }

    /** This agent itself and the members it sees. */
    public ConsulAgent agent() {
        return new ConsulAgent(api);
    }

    /** The services and checks that this agent announces. */
    public AgentServices services() {
        return new AgentServices(api);
    }

    /** Raft and autopilot. */
    public ConsulOperator operator() {
        return new ConsulOperator(api);
    }

    /** What the servers have on record about nodes and services. */
    public Catalog catalog() {
        return new Catalog(api);
    }

    /** The results of checks. */
    public Health health() {
        return new Health(api);
    }

    /** The key/value store. */
    public KeyValues kv() {
        return new KeyValues(api);
    }

    /** Sessions, which hold locks on keys. */
    public Sessions sessions() {
        return new Sessions(api);
    }
}
