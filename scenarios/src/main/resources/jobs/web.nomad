# A web service behind health checks: what its clients must not notice a drain, an update or a failure of.
job "web" {
  datacenters = ["dc1"]

  meta {
    version = "1"
    # What the health check gets to see: 500 makes a version that never becomes healthy.
    health = "200"
  }

  # A new version takes over one by one, each only once its check has passed for a while.
  update {
    max_parallel      = 1
    health_check      = "checks"
    min_healthy_time  = "1s"
    healthy_deadline  = "20s"
    progress_deadline = "40s"
  }

  # So do allocations that leave a node which is drained.
  migrate {
    max_parallel     = 1
    health_check     = "checks"
    min_healthy_time = "1s"
    healthy_deadline = "20s"
  }

  group "web" {
    count = 3

    # First the service leaves Consul, then the task is told to stop: whoever looked it up just before still gets an answer.
    shutdown_delay = "2s"

    # A task that dies starts again where it was, soon; after three times in a minute it is tried elsewhere.
    restart {
      attempts = 3
      interval = "1m"
      delay    = "1s"
      mode     = "fail"
    }

    spread {
      attribute = "${node.unique.name}"
    }

    network {
      port "http" {}
    }

    service {
      name = "web"
      port = "http"

      # Fabio sends requests for any path here; see publishing/fabio.
      tags = ["urlprefix-/"]

      check {
        type     = "http"
        path     = "/health"
        interval = "1s"
        timeout  = "1s"
      }
    }

    task "nginx" {
      driver = "raw_exec"

      # It finishes what it is answering.
      kill_signal  = "SIGQUIT"
      kill_timeout = "10s"

      config {
        command = "nginx"
        args    = ["-c", "${NOMAD_TASK_DIR}/nginx.conf"]
      }

      template {
        destination = "local/nginx.conf"
        data        = <<-EOT
          daemon off;
          pid {{ env "NOMAD_TASK_DIR" }}/nginx.pid;
          error_log stderr;
          events {}
          http {
            access_log off;
            server {
              listen {{ env "NOMAD_ADDR_http" }};
              location / { return 200 "version {{ env "NOMAD_META_version" }} of {{ env "NOMAD_ALLOC_ID" }}\n"; }
              location /health { return {{ env "NOMAD_META_health" }}; }
              # An answer that takes some nine seconds, as a large file over a slow line.
              location /slow { limit_rate 100; return 200 "{{ range loop 18 }}all of {{ env "NOMAD_ALLOC_ID" }}\n{{ end }}"; }
            }
          }
        EOT
      }

      resources {
        cpu    = 50
        memory = 32
      }
    }
  }
}
