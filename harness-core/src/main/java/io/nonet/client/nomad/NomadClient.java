package io.nonet.client.nomad;

import io.nonet.client.HttpApi;
import io.nonet.client.MutualTls;
import java.net.URI;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * One Nomad agent's HTTP API.
 *
 * <p>Every method of its parts makes one call and throws a {@link io.nonet.client.ClientException} when that call does
 * not bring what was asked for; nothing is retried. Immutable, safe to use from many threads, and needs no closing.
 */
public final class NomadClient {

    private final HttpApi api;

    private NomadClient(HttpApi api) {
        this.api = api;
    }

    /**
     * The agent at an address such as {@code https://127.0.0.1:4646}; nothing is sent yet.
     *
     * @throws IllegalArgumentException when {@code base} is anything but https, a host and perhaps a port
     */
    public static NomadClient at(URI base, MutualTls tls) {
        return new NomadClient(HttpApi.at(base, tls));
    }

    /** An agent that may move, as one does whose machine is started anew; its address is asked for before each call. */
    public static NomadClient at(Supplier<URI> base, MutualTls tls) {
        return new NomadClient(HttpApi.at(base, tls));
    }

    /** The same agent, with another limit than 10 s for a whole call. */
    public NomadClient withCallTimeout(Duration timeout) {
        return new NomadClient(api.withCallTimeout(timeout));
    }

    /** The same agent, reading what its server knows by itself instead of what the leader knows. */
    public NomadClient stale() {
        return new NomadClient(api.withReadFlag("stale"));
    }

    /** The same agent, asked about another namespace than {@code default}; in a list {@code *} stands for all. */
    public NomadClient inNamespace(String namespace) {
        return new NomadClient(api.withQuery("namespace", namespace));
    }

    /** Scheme, host and port of the agent. */
    public URI base() {
        return api.base();
    }

    /** Who leads, as this agent knows it. */
    public NomadStatus status() {
        return new NomadStatus(api);
    }

    /** This agent itself and the servers it sees. */
    public NomadAgent agent() {
        return new NomadAgent(api);
    }

    /** Raft, autopilot and the scheduler. */
    public NomadOperator operator() {
        return new NomadOperator(api);
    }

    /** Jobs: what should run. */
    public Jobs jobs() {
        return new Jobs(api);
    }

    /** Allocations: what runs where. */
    public Allocations allocations() {
        return new Allocations(api);
    }

    /** Deployments: how a new version of a job is rolled out. */
    public Deployments deployments() {
        return new Deployments(api);
    }

    /** Evaluations: what the scheduler decided. */
    public Evaluations evaluations() {
        return new Evaluations(api);
    }

    /** Nodes: the machines that run tasks. */
    public Nodes nodes() {
        return new Nodes(api);
    }

    /** Namespaces: what keeps jobs and variables of one name apart. */
    public Namespaces namespaces() {
        return new Namespaces(api);
    }

    /** Variables: small values for tasks, by path. */
    public Variables variables() {
        return new Variables(api);
    }

    /** Events as they happen. */
    public Events events() {
        return new Events(api);
    }

    /**
     * Has the servers delete the jobs, evaluations, allocations, deployments and nodes that are dead by now; returns
     * before that is done.
     */
    public void collectGarbage() {
        api.put("/v1/system/gc").send();
    }
}
