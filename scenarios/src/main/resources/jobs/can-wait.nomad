# Work that can wait: its room goes to a job whose priority is higher by ten or more, and it runs again once there is some.
job "can-wait" {
  datacenters = ["dc1"]
  priority    = 20

  group "work" {
    count = 6

    task "worker" {
      driver = "raw_exec"

      # It saves what it has before it ends; only then is its room taken.
      kill_signal  = "SIGTERM"
      kill_timeout = "10s"

      config {
        command = "bash"
        args = ["-c", <<-EOT
          trap 'sleep 1; echo saved; exit 0' TERM
          echo at work
          while :; do sleep 0.1; done
        EOT
        ]
      }

      resources {
        cpu    = 50
        memory = 16
      }
    }
  }
}
