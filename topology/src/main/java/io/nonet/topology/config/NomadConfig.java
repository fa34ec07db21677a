package io.nonet.topology.config;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nonet.topology.Driver;
import io.nonet.topology.LinkTable;
import io.nonet.topology.ListenedLink;
import io.nonet.topology.Port;
import io.nonet.topology.Role;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The configuration of a node's Nomad agent. */
final class NomadConfig {
    private NomadConfig() {}

    static String render(MachineNode node, String gossipKey) {
        ObjectNode config = JsonNodeFactory.instance.objectNode();
        config.put("name", node.name());
        config.put("region", node.topology().region());
        config.put("datacenter", node.topology().datacenter());
        config.put("data_dir", "/var/lib/nomad");
        config.put("bind_addr", node.ip());
        config.putObject("addresses")
                .put("http", "127.0.0.1 " + node.ip())
                .put("rpc", node.ip())
                .put("serf", node.ip());
        config.putObject("advertise")
                .put("http", node.ip())
                .put("rpc", node.ip())
                .put("serf", node.ip());
        putTls(config);
        putConsul(config);
        if (node.is(Role.NOMAD_SERVER)) {
            putServer(config.putObject("server"), node, gossipKey);
        } else {
            putClient(config.putObject("client"), node);
            putPlugins(config, node.topology().drivers());
        }
        config.putObject("ui").put("enabled", true);
        config.put("disable_update_check", true);
        config.put("leave_on_terminate", false);
        config.put("leave_on_interrupt", false);
        config.put("log_level", "INFO");
        return Json.pretty(config);
    }

    private static void putTls(ObjectNode config) {
        config.putObject("tls")
                .put("http", true)
                .put("rpc", true)
                .put("ca_file", MachineNode.CA_FILE)
                .put("cert_file", MachineNode.CERTIFICATE_FILE)
                .put("key_file", MachineNode.KEY_FILE)
                .put("verify_server_hostname", true)
                .put("verify_https_client", true);
    }

    /** The node's own Consul agent. Joining is left to the addresses below, which need no Consul to be up. */
    private static void putConsul(ObjectNode config) {
        config.putObject("consul")
                .put("address", MachineNode.endpoint("127.0.0.1", Port.CONSUL_HTTPS))
                .put("ssl", true)
                .put("ca_file", MachineNode.CA_FILE)
                .put("cert_file", MachineNode.CERTIFICATE_FILE)
                .put("key_file", MachineNode.KEY_FILE)
                .put("server_auto_join", false)
                .put("client_auto_join", false);
    }

    private static void putServer(ObjectNode server, MachineNode node, String gossipKey) {
        server.put("enabled", true);
        server.put("bootstrap_expect", node.topology().nomadServers().size());
        server.put("encrypt", gossipKey);
        server.put("raft_multiplier", node.topology().raftMultiplier());
        List<String> others = node.othersOf(node.topology().nomadServers());
        if (!others.isEmpty()) {
            ObjectNode join = server.putObject("server_join");
            var addresses = join.putArray("retry_join");
            others.forEach(ip -> addresses.add(MachineNode.endpoint(ip, Port.NOMAD_SERF)));
            join.put("retry_interval", "1s");
        }
    }

    private static void putClient(ObjectNode client, MachineNode node) {
        client.put("enabled", true);
        var servers = client.putArray("servers");
        node.othersOf(node.topology().nomadServers())
                .forEach(ip -> servers.add(MachineNode.endpoint(ip, Port.NOMAD_RPC)));
        client.put("cgroup_parent", node.cgroupParent());
        client.putObject("reserved").put("reserved_ports", reservedPorts(node));
        client.putObject("options")
                // These ask metadata services that are not there, and delay the start until they time out.
                .put("fingerprint.denylist", "env_aws,env_gce,env_azure,env_digitalocean")
                .put("driver.allowlist", labels(node.topology().drivers()));
    }

    /** What the node's Toxiproxy listens on: Nomad would hand the ports from 20000 up to tasks. */
    private static String reservedPorts(MachineNode node) {
        List<ListenedLink> links = LinkTable.of(node.topology()).at(node.spec());
        int first = links.get(0).listenPort();
        int last = links.get(links.size() - 1).listenPort();
        return Port.TOXIPROXY_CONTROL.number() + "," + first + "-" + last;
    }

    private static void putPlugins(ObjectNode config, Set<Driver> drivers) {
        ObjectNode plugins = JsonNodeFactory.instance.objectNode();
        if (drivers.contains(Driver.RAW_EXEC)) {
            plugins.putObject("raw_exec").putObject("config").put("enabled", true);
        }
        if (drivers.contains(Driver.DOCKER)) {
            ObjectNode docker = plugins.putObject("docker").putObject("config");
            docker.put("allow_privileged", false);
            docker.putObject("volumes").put("enabled", true);
        }
        if (!plugins.isEmpty()) {
            config.set("plugin", plugins);
        }
    }

    private static String labels(Set<Driver> drivers) {
        return drivers.stream().map(Driver::label).collect(Collectors.joining(","));
    }
}
