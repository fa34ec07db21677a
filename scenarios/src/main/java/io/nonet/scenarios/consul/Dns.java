package io.nonet.scenarios.consul;

import io.nonet.cluster.ExecResult;
import io.nonet.cluster.Machine;
import io.nonet.topology.Port;
import java.time.Duration;
import java.util.Base64;
import java.util.List;

/** The DNS of one node's Consul agent, asked on the node itself by UDP, as a program there would. */
record Dns(Machine machine) {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    /** A datagram is written, and read, in one piece. */
    private static final String ASK = """
            exec 3<>/dev/udp/127.0.0.1/$1
            echo "$2" | base64 --decode >&3
            timeout 3 dd bs=65535 count=1 status=none <&3 | base64 --wrap=0
            """;

    /** What the agent answers for the addresses of a service. */
    DnsAnswer addresses(String service) {
        return ask(DnsAnswer.addressesOf(name(service)));
    }

    /** What the agent answers for the instances of a service. */
    DnsAnswer instances(String service) {
        return ask(DnsAnswer.instancesOf(name(service)));
    }

    private static String name(String service) {
        return service + ".service.consul";
    }

    private DnsAnswer ask(byte[] question) {
        ExecResult result = machine.exec(
                LIMIT,
                List.of(
                        "bash",
                        "-c",
                        ASK,
                        "ask",
                        Integer.toString(Port.CONSUL_DNS.number()),
                        Base64.getEncoder().encodeToString(question)));
        if (result.stdout().isEmpty()) {
            throw new AssertionError("DNS of " + machine.node().name()
                    + ": expected an answer within 3 s, found none; the command " + result.ending());
        }
        return DnsAnswer.read(Base64.getDecoder().decode(result.stdout()));
    }
}
