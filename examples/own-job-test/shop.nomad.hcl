# Three shops behind a health check, as any service could be. nginx is on Nonet's machines, so no image is needed.
job "shop" {
  datacenters = ["dc1"]

  # One after the other, each only once its check has passed for a second.
  migrate {
    max_parallel     = 1
    health_check     = "checks"
    min_healthy_time = "1s"
    healthy_deadline = "20s"
  }

  group "shop" {
    count = 3

    # First it leaves Consul, then it is told to stop: whoever looked it up just before still gets an answer.
    shutdown_delay = "2s"

    spread {
      attribute = "${node.unique.name}"
    }

    network {
      port "http" {}
    }

    service {
      name = "shop"
      port = "http"

      check {
        type     = "http"
        path     = "/"
        interval = "1s"
        timeout  = "1s"
      }
    }

    task "nginx" {
      driver      = "raw_exec"
      kill_signal = "SIGQUIT"

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
              location / { return 200 "open\n"; }
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
