# The same script by each driver: it says what it sees of its machine, and ends in its own way when it is asked to.
locals {
  script = <<-EOT
    trap 'echo asked to end; exit 7' USR1
    if test -e /var/lib/nomad; then echo sees files of the machine; fi
    if grep -qsx consul /proc/[0-9]*/comm; then echo sees processes of the machine; fi
    echo a complaint >&2
    echo ready
    while :; do sleep 0.1; done
  EOT
}

job "drivers" {
  datacenters = ["dc1"]
  type        = "batch"

  # A container of the Docker engine on the client.
  group "docker" {
    task "script" {
      driver      = "docker"
      kill_signal = "SIGUSR1"

      # Any tag but "latest": that one would be asked for at a registry, whether it is there or not.
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

  # A process with namespaces, a folder and a control group of its own, and no image.
  group "exec" {
    task "script" {
      driver      = "exec"
      kill_signal = "SIGUSR1"

      config {
        command = "bash"
        args    = ["-c", local.script]
      }

      resources {
        cpu    = 50
        memory = 32
      }
    }
  }

  # A plain process.
  group "raw_exec" {
    task "script" {
      driver      = "raw_exec"
      kill_signal = "SIGUSR1"

      config {
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
