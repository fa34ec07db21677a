package io.nonet.cluster;

import static java.util.Objects.requireNonNull;

import java.net.URI;

/**
 * Where browsers on the host find the web interfaces of both systems, https with a client certificate.
 *
 * @see BrowserCertificate
 */
public record WebInterfaces(URI consul, URI nomad) {
    private static final String PATH = "/ui/";

    public WebInterfaces {
        requireNonNull(consul, "consul");
        requireNonNull(nomad, "nomad");
    }

    /**
     * Those of the agents on two machines, which are up.
     *
     * @throws IllegalArgumentException if the second one runs no Nomad agent
     */
    public static WebInterfaces of(Machine consulServer, Machine nomadServer) {
        URI nomad = nomadServer
                .nomad()
                .orElseThrow(
                        () -> new IllegalArgumentException(nomadServer.node().name() + " is a "
                                + nomadServer.node().role().label() + "; it has no Nomad"));
        return at(consulServer.consul(), nomad);
    }

    /** Those of a Consul agent and a Nomad agent, by the addresses of their HTTP APIs. */
    public static WebInterfaces at(URI consul, URI nomad) {
        return new WebInterfaces(consul.resolve(PATH), nomad.resolve(PATH));
    }
}
