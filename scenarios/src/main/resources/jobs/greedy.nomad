# Tasks that want twice the memory they are given. They are not tried again.
locals {
  # They outlive what is killed in them: that memory ran out may reach Docker after the end of the
  # container, and then it does not tell (containerd issue 12372).
  script = "head -c 64M /dev/zero | tail || { code=$?; sleep 2; exit $code; }"
}

job "greedy" {
  datacenters = ["dc1"]
  type        = "batch"

  group "docker" {
    restart {
      attempts = 0
      mode     = "fail"
    }

    reschedule {
      attempts  = 0
      unlimited = false
    }

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

  group "exec" {
    restart {
      attempts = 0
      mode     = "fail"
    }

    reschedule {
      attempts  = 0
      unlimited = false
    }

    task "script" {
      driver = "exec"

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
