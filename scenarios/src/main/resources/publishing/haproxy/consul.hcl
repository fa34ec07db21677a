# The Consul agent of an edge host, in client mode: HAProxy asks its DNS.
#
# Consul's DNS knows no certificates, so it listens on each host's loopback only, and whoever needs it runs an agent.
node_name = "edge"
data_dir  = "/var/lib/consul"

bind_addr   = "{{ GetPrivateIP }}"
client_addr = "127.0.0.1"
retry_join  = ["@consul-0@", "@consul-1@", "@consul-2@"]

# The file is its owner's only (0600): it holds the key.
encrypt = "@gossip-key@"

ports {
  dns      = 8600
  http     = -1
  https    = -1
  grpc     = -1
  grpc_tls = -1
  serf_wan = -1
}

tls {
  defaults {
    ca_file         = "/etc/edge/ca.pem"
    cert_file       = "/etc/edge/client.pem"
    key_file        = "/etc/edge/client-key.pem"
    verify_outgoing = true
  }
  internal_rpc {
    verify_server_hostname = true
  }
}

dns_config {
  # An instance whose check warns gets no requests either.
  only_passing = true
}

# Told to stop it leaves, so that nobody takes it for failed.
leave_on_terminate   = true
disable_update_check = true
