# consul-template renders nginx's configuration from Consul, runs nginx, and has it reload whenever that changes.

consul {
  # Best is an agent on the same host, as in publishing/haproxy; any other will do, too. While it does not answer, nginx
  # goes on with what it has: with an address of another host, the loss of that host ends the news, and a
  # consul-template that starts meanwhile waits for it.
  address = "@consul-0@:8501"

  ssl {
    enabled = true
    verify  = true
    ca_cert = "/etc/edge/ca.pem"
    cert    = "/etc/edge/client.pem"
    key     = "/etc/edge/client-key.pem"
  }

  # Try for ever: after the default, 12 times in about a minute, it ends itself and nginx with it.
  retry {
    attempts    = 0
    backoff     = "250ms"
    max_backoff = "2s"
  }
}

template {
  source      = "/etc/edge/nginx.conf.ctmpl"
  destination = "/etc/edge/nginx.conf"

  # Changes that come together make one reload; the longest wait is well below the job's shutdown_delay.
  wait {
    min = "100ms"
    max = "500ms"
  }
}

exec {
  command       = ["nginx", "-c", "/etc/edge/nginx.conf"]
  reload_signal = "SIGHUP"
  # It finishes what it is answering.
  kill_signal  = "SIGQUIT"
  kill_timeout = "10s"
}
