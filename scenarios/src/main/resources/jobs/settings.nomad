# A task that takes its settings from Consul's keys: one it reads anew when it is signalled, for the other it is restarted.
job "settings" {
  datacenters = ["dc1"]

  group "settings" {
    task "reader" {
      driver      = "raw_exec"
      kill_signal = "SIGTERM"

      config {
        command = "bash"
        args = ["-c", <<-EOT
          trap 'echo "signalled: $(cat local/colour)"' HUP
          echo "started: $(cat local/size) and $(cat local/colour)"
          while :; do sleep 0.1; done
        EOT
        ]
      }

      template {
        destination   = "local/colour"
        data          = "{{ key \"settings/colour\" }}"
        change_mode   = "signal"
        change_signal = "SIGHUP"
      }

      template {
        destination = "local/size"
        data        = "{{ key \"settings/size\" }}"
        change_mode = "restart"
        splay       = "0s"
      }

      resources {
        cpu    = 50
        memory = 16
      }
    }
  }
}
