# One on each client, also on those that join later: what a log shipper or a monitoring agent is.
job "everywhere" {
  datacenters = ["dc1"]
  type        = "system"

  group "agents" {
    task "agent" {
      driver = "raw_exec"

      config {
        command = "sleep"
        args    = ["infinity"]
      }

      resources {
        cpu    = 50
        memory = 16
      }
    }
  }
}
