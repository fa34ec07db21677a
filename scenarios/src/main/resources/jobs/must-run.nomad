# Must run on each client, whatever else has to leave it: a priority is 50 unless a job says otherwise, and 100 at most.
job "must-run" {
  datacenters = ["dc1"]
  type        = "system"
  priority    = 80

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
