package io.nonet.topology.config;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nonet.topology.Port;
import io.nonet.topology.Role;
import java.util.List;

/** The configuration of a node's Consul agent. */
final class ConsulConfig {
    private static final int OFF = -1;

    private ConsulConfig() {}

    static String render(MachineNode node, String gossipKey) {
        ObjectNode config = JsonNodeFactory.instance.objectNode();
        config.put("node_name", node.name());
        config.put("datacenter", node.topology().datacenter());
        config.put("data_dir", "/var/lib/consul");
        if (node.is(Role.CONSUL_SERVER)) {
            config.put("server", true);
            config.put("bootstrap_expect", node.topology().consulServers().size());
            config.putObject("connect").put("enabled", false);
        }
        config.put("bind_addr", node.ip());
        config.put("advertise_addr", node.ip());
        config.put("client_addr", "127.0.0.1");
        config.putObject("addresses").put("https", "127.0.0.1 " + node.ip()).put("dns", "127.0.0.1");
        putPorts(config, node);
        config.put("encrypt", gossipKey);
        putTls(config);
        config.putObject("ui_config").put("enabled", true);
        putJoin(config, node);
        config.putObject("performance").put("raft_multiplier", node.topology().raftMultiplier());
        config.put("disable_update_check", true);
        config.put("leave_on_terminate", false);
        config.put("log_level", "INFO");
        return Json.pretty(config);
    }

    private static void putPorts(ObjectNode config, MachineNode node) {
        ObjectNode ports = config.putObject("ports");
        ports.put("http", OFF);
        ports.put("https", Port.CONSUL_HTTPS.number());
        ports.put("grpc", OFF);
        if (node.topology().versions().consulAtLeast(1, 14)) {
            // Open by default on servers where it exists; older versions refuse to start when they read the key.
            ports.put("grpc_tls", OFF);
        }
        ports.put("serf_lan", Port.CONSUL_SERF.number());
        ports.put("serf_wan", OFF);
        ports.put("server", Port.CONSUL_RPC.number());
        ports.put("dns", Port.CONSUL_DNS.number());
    }

    private static void putTls(ObjectNode config) {
        ObjectNode tls = config.putObject("tls");
        tls.putObject("defaults")
                .put("ca_file", MachineNode.CA_FILE)
                .put("cert_file", MachineNode.CERTIFICATE_FILE)
                .put("key_file", MachineNode.KEY_FILE)
                .put("verify_incoming", true)
                .put("verify_outgoing", true);
        tls.putObject("internal_rpc").put("verify_server_hostname", true);
    }

    private static void putJoin(ObjectNode config, MachineNode node) {
        List<String> servers = node.othersOf(node.topology().consulServers());
        if (!servers.isEmpty()) {
            servers.forEach(config.putArray("retry_join")::add);
            config.put("retry_interval", "1s");
        }
    }
}
