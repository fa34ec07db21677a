# The same work twice, of a container that takes all the processor time it gets: held to its share of the client, and only
# weighed by it, so that it gets more while nobody else wants it.
locals {
  script = "TIMEFORMAT='%R %U %S'; time for ((i = 0; i < 120000; i++)); do :; done"
}

job "spinning" {
  datacenters = ["dc1"]
  type        = "batch"

  group "limited" {
    task "script" {
      driver = "docker"

      config {
        image          = "nonet/shell:1"
        command        = "bash"
        args           = ["-c", local.script]
        cpu_hard_limit = true
      }

      resources {
        cpu    = 50
        memory = 32
      }
    }
  }

  group "weighed" {
    task "script" {
      driver = "docker"

      config {
        image   = "nonet/shell:1"
        command = "bash"
        args    = ["-c", local.script]
      }

      resources {
        cpu    = 50
        memory = 32
      }
    }
  }
}
