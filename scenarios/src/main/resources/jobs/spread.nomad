# One task for each client. Its number is in its command line, so that the machines themselves tell what runs.
job "spread" {
  datacenters = ["dc1"]

  group "sleepers" {
    count = 3

    spread {
      attribute = "${node.unique.name}"
    }

    task "sleeper" {
      driver = "raw_exec"

      config {
        command = "sleep"
        args    = ["86421", "${NOMAD_ALLOC_INDEX}"]
      }

      resources {
        cpu    = 50
        memory = 16
      }
    }
  }
}
