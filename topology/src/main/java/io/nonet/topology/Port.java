package io.nonet.topology;

/** Every port that a node serves on its own address. */
public enum Port {
    /** Consul servers: RPC and Raft. */
    CONSUL_RPC(8300),
    /** Every Consul agent: gossip, over TCP and UDP. */
    CONSUL_SERF(8301),
    /** Every Consul agent: HTTP API and web UI over TLS. */
    CONSUL_HTTPS(8501),
    /** Every Consul agent: DNS, on loopback only. */
    CONSUL_DNS(8600),
    /** Every Nomad agent: HTTP API and web UI over TLS. */
    NOMAD_HTTPS(4646),
    /** Nomad servers: RPC and Raft. */
    NOMAD_RPC(4647),
    /** Nomad servers: gossip, over TCP and UDP. */
    NOMAD_SERF(4648),
    /** Every node: control of its Toxiproxy; has no authentication, so the packet filter keeps peers out. */
    TOXIPROXY_CONTROL(8474);

    private final int number;

    Port(int number) {
        this.number = number;
    }

    /** The TCP port number; for gossip also the UDP port number. */
    public int number() {
        return number;
    }
}
