package io.nonet.cli;

import io.nonet.chaos.link.Scope;
import picocli.CommandLine.Option;

/** Which part of the traffic a fault hits. */
final class ScopeOptions {
    @Option(
            names = "--protocol",
            paramLabel = "PROTOCOL",
            defaultValue = "BOTH",
            description = "tcp, udp or both. Default: both.")
    private Scope.Protocols protocols = Scope.Protocols.BOTH;

    @Option(
            names = "--service",
            paramLabel = "SERVICE",
            defaultValue = "ALL",
            description = "Whose traffic: consul, nomad or all. Default: all.")
    private Scope.Services services = Scope.Services.ALL;

    Scope scope() {
        return new Scope(protocols, services);
    }
}
