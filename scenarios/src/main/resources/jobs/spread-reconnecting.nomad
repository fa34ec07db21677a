# One task for each client. Its number is in its command line, so that the machines themselves tell what runs.
job "spread-reconnecting" {
  datacenters = ["dc1"]

  group "sleepers" {
    count = 3

    # While a client is cut off its tasks count as unknown instead of lost, for this long.
    max_client_disconnect = "10m"

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
